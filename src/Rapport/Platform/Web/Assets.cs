using System.Text.Json;

namespace Rapport.Platform.Web;

/// <summary>The addresses of the built browser files: the build puts a hash into each name, and a manifest beside them.</summary>
public sealed class Assets
{
    public Assets(IWebHostEnvironment environment)
    {
        var manifest = environment.WebRootFileProvider.GetFileInfo("assets/manifest.json");
        if (!manifest.Exists)
        {
            return;
        }

        using var stream = manifest.CreateReadStream();
        using var document = JsonDocument.Parse(stream);
        First = Find(document.RootElement, "styles/first.css");
        Style = Find(document.RootElement, "styles/app.css");
        Script = Find(document.RootElement, "app.ts");
    }

    /// <summary>The style sheet without which nothing is shown; null before the browser files are built.</summary>
    public string? First { get; }

    /// <summary>The style sheet of all that stands below a page's head.</summary>
    public string? Style { get; }

    /// <summary>The script that every page starts with.</summary>
    public string? Script { get; }

    private static string? Find(JsonElement manifest, string source) =>
        manifest.TryGetProperty(source, out var chunk) ? "/assets/" + chunk.GetProperty("file").GetString() : null;
}
