using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Rapport.Platform.Backup;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Platform.Images;
using Rapport.Platform.Jobs;
using Rapport.Platform.Live;
using Rapport.Platform.Mail;
using Rapport.Platform.Nodes;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;

namespace Rapport.Platform;

internal static class PlatformSetup
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        var data = configuration.Read<DataOptions>(DataOptions.Section);
        DatabaseSetting.Check(data.Postgres);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(configuration.Read<SiteOptions>(SiteOptions.Section)).AddSingleton<SiteAddress>();
        services.AddData(data);
        services.AddNodes(configuration.Read<NodeOptions>(NodeOptions.Section), data);
        services.AddSingleton<TagVersions>();
        services.AddSingleton<Assets>();
        services.AddSingleton<AssetDoor>();
        services.AddSingleton<FragmentRenderer>();
        services.AddLive();
        services.AddMail(configuration.Read<MailOptions>(MailOptions.Section), Path.Combine(data.Folder, "mail"));
        services.AddFiles(data.FileFolder);
        services.AddSingleton<TakeBackup>().AddSingleton<RestoreBackup>();
        services.AddSingleton(provider => new ErasureList(provider.GetRequiredService<DataOptions>().Folder));
        services.AddImages();
        services.AddLinkFetch();
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(data.KeyFolder)).SetApplicationName("Rapport");
        services.AddProxy(configuration.Read<ProxyOptions>(ProxyOptions.Section));
        services.AddRateLimits(configuration.Read<LimitOptions>(LimitOptions.Section));
        services.AddAuthorization();
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddHttpContextAccessor();
        services.AddHostedService<TidyAfterStart>();
        services.AddProblemDetails();
        services.AddRouting(options => options.SetParameterPolicy<SlugConstraint>(SlugConstraint.Name));
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/Features";
            // CrossSiteGuard judges every request, and asks for the token only where a browser does not say whence it comes.
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute { Order = 2000 });
            options.Conventions.ConfigureFilter(new UnreadableForm());
            options.Conventions.ConfigureFilter(new KnownVerbs());
            options.Conventions.ConfigureFilter(new PlainRedirects());
        })
        // There are no controllers, and looking for them reads every type of the program.
        .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
        return services;
    }
}
