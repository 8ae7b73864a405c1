using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rapport.Features.Setup;
using Rapport.Platform.Data.Postgres;

namespace Rapport.Tests;

/// <summary>The real program on a real socket, as a host would run it.</summary>
public sealed class ProgramUnderTest : WebApplicationFactory<Program>
{
    private readonly IReadOnlyDictionary<string, string?> settings;
    private readonly WorldOptions options;
    private readonly LogBook logs;
    private readonly PostgresSource? source;

    /// <param name="source">Connections that outlive this program; its own when there is none.</param>
    public ProgramUnderTest(IReadOnlyDictionary<string, string?> settings, WorldOptions options, LogBook logs, PostgresSource? source)
    {
        (this.settings, this.options, this.logs, this.source) = (settings, options, logs, source);
        UseKestrel();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");

        // Not UseKestrel(0): that changes the addresses while the program may already be listening
        // (https://github.com/dotnet/aspnetcore/pull/67714).
        builder.UseUrls("http://127.0.0.1:0");
        builder.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, options.MakesEverything));
        foreach (var (name, value) in settings.Concat(options.Settings))
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(logs));
        builder.ConfigureTestServices(services =>
        {
            services.AddScoped<Planting>();
            SharedPages.Use(services);

            // The product's hash takes its time on purpose; here nobody guesses.
            services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PlantedLogins.Iterations);

            // It tells the console of every world where its set-up begins.
            services.Remove(services.Single(service => service.ImplementationType == typeof(SetupHint)));
            if (source is not null)
            {
                services.AddSingleton(source);
            }

            if (options.Time is { } time)
            {
                services.AddSingleton(time);
            }

            options.Services(services);
        });
    }
}
