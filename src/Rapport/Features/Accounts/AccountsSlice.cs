using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;

namespace Rapport.Features.Accounts;

internal static class AccountsSlice
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Callers>()
            .AddScoped<AddAccount>()
            .AddScoped<MakeSignInLink>()
            .AddScoped<UseSignInLink>()
            .AddScoped<CheckPassword>()
            .AddScoped<CountTry>()
            .AddScoped<RenewLogin>()
            .AddScoped<RenamePerson>()
            .AddScoped<OwnLogin>();
        services.AddIdentityCore<Login>(Configure)
            .AddEntityFrameworkStores<RapportDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = Callers.Cookie;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "return";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        });
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", (Delegate)SignOutAsync).WithName("SignOut").AllowAnonymous();

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect("/");
    }

    // A cookie from before "sign out everywhere" is nobody's at the very next request.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var callers = context.HttpContext.RequestServices.GetRequiredService<Callers>();
        if (await callers.OfAsync(context.Principal!, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
        }
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        options.Password.RequiredLength = LoginProblems.PasswordMinimum;
        options.Password.RequiredUniqueChars = 2;
        options.Password.RequireDigit = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
    }
}
