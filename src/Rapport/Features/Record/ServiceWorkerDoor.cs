using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Platform.Web;

namespace Rapport.Features.Record;

/// <summary>
/// The script that answers for the capture page when there is no network: <c>/service-worker.js</c>. It begins with what it
/// has to keep; another build has another version, which is how a browser notices.
/// </summary>
public sealed class ServiceWorkerDoor
{
    private readonly string? script;

    public ServiceWorkerDoor(Assets assets)
    {
        if (assets.Worker is not { } worker)
        {
            return;
        }

        string[] icons = ["/assets/icon-180.png", "/assets/icon-192.png", "/assets/icon-512.png", "/assets/icon-512-mask.png"];
        string[] files = [.. assets.Files, .. icons];
        var build = $"{typeof(ServiceWorkerDoor).Module.ModuleVersionId}\n{string.Join('\n', files)}\n{worker}";
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(build)))[..16];
        script = $"self.build = {JsonSerializer.Serialize(new Build(version, files), JsonSerializerOptions.Web)};\n{worker}";
    }

    public Results<ContentHttpResult, NotFound> Read(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return script is null ? TypedResults.NotFound() : TypedResults.Text(script, "text/javascript", Encoding.UTF8);
    }

    /// <param name="Files">All that the page may ask for.</param>
    private sealed record Build(string Version, IReadOnlyList<string> Files);
}
