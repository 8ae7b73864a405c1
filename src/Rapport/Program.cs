using Rapport.Features;
using Rapport.Platform;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Platform.Web;

var builder = WebApplication.CreateBuilder(args);
var data = builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions();
builder.Services.AddPlatform(data);
builder.Services.AddSlices();
builder.Services.AddAuthorization();

var app = builder.Build();
await app.Services.GetRequiredService<Migrator>().ApplyAsync(app.Lifetime.ApplicationStopping);
app.UseExceptionHandler("/error");
app.UseSecurityHeaders();
app.UseMiddleware<PageCache>();
app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
app.UseStaticFiles();
app.UseRouting();
app.UseMiddleware<CrossSiteGuard>();
app.UseAuthentication();
app.UseAuthorization();
app.MapRazorPages();
app.MapSlices();
app.Run();

/// <summary>Named so that tests can start the program.</summary>
public partial class Program;
