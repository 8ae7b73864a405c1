using Rapport.Features;
using Rapport.Platform;
using Rapport.Platform.Caching;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;
using Rapport.Platform.Web.Api;

return await CommandLine.RunAsync(args, Open, Slices.Commands);

static WebApplication Open(string[] settings)
{
    // Slim leaves out what is not used here (IIS, QUIC); files of settings are read once and not watched.
    // A published program carries its browser files beside it, wherever it is started from.
    var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        Args = [.. settings, "--hostBuilder:reloadConfigOnChange=false"],
        WebRootPath = Directory.Exists(beside) ? beside : null,
    });
    builder.WebHost.UseKestrelHttpsConfiguration();
    builder.Configuration.AddDefaults();
    builder.Services.AddPlatform(builder.Configuration);
    builder.Services.AddSlices();

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseExceptionHandler("/error");
    app.UseHsts();
    app.UseSecurityHeaders();
    app.UseMiddleware<AsVisitor>();
    app.UseMiddleware<PageCache>();
    app.UseStatusCodePagesWithReExecute("/error");
    app.UseWebSockets();
    app.UseRouting();
    app.UseMiddleware<ContractGuard>();
    app.UseMiddleware<CrossSiteGuard>();
    app.UseAuthentication();
    app.UseRateLimiter();
    app.UseAuthorization();
    app.MapRazorPages();
    app.MapHealth();
    app.MapAssets();
    app.MapApiDescription();
    app.MapSlices();
    return app;
}

/// <summary>Named so that tests can start the program.</summary>
public partial class Program;
