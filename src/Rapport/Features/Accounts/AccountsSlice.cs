using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

internal static class AccountsSlice
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddPerson().AddDeviceKeys();
        services.AddSingleton<Callers>().AddSingleton<Authorship>()
            .AddScoped<AddAccount>()
            .AddScoped<MakeSignInLink>()
            .AddScoped<UseSignInLink>()
            .AddScoped<MailSignInLink>()
            .AddScoped<AskEmailChange>()
            .AddScoped<ConfirmEmailChange>()
            .AddScoped<EmailChanges>()
            .AddScoped<MergeGuest>()
            .AddScoped<Proof>()
            .AddScoped<OwnPasskeys>()
            .AddScoped<AddPasskey>()
            .AddScoped<UsePasskey>()
            .AddScoped<RenamePasskey>()
            .AddScoped<RemovePasskey>()
            .AddScoped<BeginSignIn>()
            .AddScoped<EndSignIn>()
            .AddScoped<RecordSignInUse>()
            .AddSingleton<LinkRequests>()
            .AddHostedService(provider => provider.GetRequiredService<LinkRequests>())
            .AddScoped<CheckPassword>()
            .AddScoped<CountTry>()
            .AddScoped<RenewLogin>()
            .AddScoped<OwnLogin>();
        services.AddIdentityCore<Login>(Configure)
            .AddEntityFrameworkStores<RapportDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteOptions>((passkeys, site) =>
        {
            // Else a request would choose by its Host for which site they are.
            passkeys.ServerDomain = site.Public?.Host;
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddPasskeyCookie().AddSignInCookie();
        return services;
    }

    private static IServiceCollection AddPerson(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, AccountHoldings>()
        .AddScoped<RenamePerson>()
        .AddScoped<ShowPage>()
        .AddScoped<ShowPerson>()
        .AddScoped<SetConsents>();

    private static IServiceCollection AddDeviceKeys(this IServiceCollection services) => services
        .AddSingleton<KeyRing>()
        .AddSingleton<KeyDesk>()
        .AddSingleton<HandOvers>()
        .AddSingleton<FileSenders>()
        .AddScoped<IssueKey>()
        .AddScoped<RevokeKey>()
        .AddScoped<RecordKeyUse>();

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-out", SignOutDoor.LeaveAsync).WithName("SignOut").AllowAnonymous();
        routes.MapPost("/sign-in/passkey/ask", PasskeyDoor.AskAsync).RequireRateLimiting(RateLimits.SignIn).AllowAnonymous();
        routes.MapPost("/sign-in/passkey", PasskeyDoor.SignInAsync).RequireRateLimiting(RateLimits.SignIn).AllowAnonymous();
    }

    private static AuthenticationBuilder AddSignInCookie(this AuthenticationBuilder builder) =>
        builder.AddCookie(IdentityConstants.ApplicationScheme, cookie =>
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

    // What a passkey was asked for stands sealed in this cookie until it answers.
    private static AuthenticationBuilder AddPasskeyCookie(this AuthenticationBuilder builder) =>
        builder.AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = "rapport.passkey";
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.HttpOnly = true;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        });

    // A cookie from before "sign out everywhere", or whose sign-in was ended, is nobody's at the very next request.
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
