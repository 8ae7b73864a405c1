using System.Text.Json;

namespace Rapport.Platform.Web;

/// <summary>The names of the built browser files: Vite puts a hash into each, and a manifest beside them.</summary>
public sealed class Assets
{
    private readonly Dictionary<string, string> files = [];
    private readonly List<string> styles = [];

    public Assets(IWebHostEnvironment environment)
    {
        var manifest = environment.WebRootFileProvider.GetFileInfo("assets/manifest.json");
        if (!manifest.Exists)
        {
            return;
        }

        using var stream = manifest.CreateReadStream();
        using var document = JsonDocument.Parse(stream);
        foreach (var chunk in document.RootElement.EnumerateObject())
        {
            Read(chunk);
        }
    }

    /// <summary>The addresses of the style sheets that every page needs.</summary>
    public IReadOnlyList<string> Styles => styles;

    /// <summary>The address of a script by its source name, such as <c>app.ts</c>; null before the first build.</summary>
    public string? Script(string source) => files.GetValueOrDefault(source);

    private void Read(JsonProperty chunk)
    {
        files[Path.GetFileName(chunk.Name)] = "/assets/" + chunk.Value.GetProperty("file").GetString();
        if (chunk.Value.TryGetProperty("isEntry", out var entry) && entry.GetBoolean() && chunk.Value.TryGetProperty("css", out var css))
        {
            styles.AddRange(css.EnumerateArray().Select(sheet => "/assets/" + sheet.GetString()).Where(sheet => !styles.Contains(sheet)));
        }
    }
}
