using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>
/// The built browser files. The first sheet stands in each page, as a slow line makes a round trip dear; the others are
/// known by their addresses: the build puts a hash into each name, and a manifest beside them.
/// </summary>
public sealed class Assets
{
    public Assets(IWebHostEnvironment environment)
    {
        var files = environment.WebRootFileProvider;
        if (files.GetFileInfo("assets/manifest.json") is not { Exists: true } found)
        {
            return;
        }

        using var manifest = JsonDocument.Parse(Read(found));
        if (Find(manifest.RootElement, "styles/first.css") is { } first)
        {
            var sheet = Encoding.UTF8.GetString(Read(files.GetFileInfo(first)));
            First = Sheet(sheet);
            FirstHash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));
        }

        Style = Find(manifest.RootElement, "styles/app.css");
        Note = Find(manifest.RootElement, "styles/note.css");
        Script = Find(manifest.RootElement, "app.ts");
        Files = [.. AllOf(manifest.RootElement)];
        Worker = files.GetFileInfo("assets/worker.js") is { Exists: true } worker ? Encoding.UTF8.GetString(Read(worker)) : null;
    }

    /// <summary>The sheet without which nothing is shown, as an element for the page's head; empty before the browser files are built.</summary>
    public SafeHtml First { get; }

    /// <summary>What the content security policy knows the first sheet by, such as <c>sha256-…</c>.</summary>
    public string? FirstHash { get; }

    /// <summary>The address of the style sheet of all that stands below a page's head.</summary>
    public string? Style { get; }

    /// <summary>The address of the style sheet of shared notes, which few pages show.</summary>
    public string? Note { get; }

    /// <summary>The address of the script that every page starts with.</summary>
    public string? Script { get; }

    /// <summary>The addresses of all that a page may ask for while it is open, but for the editor of shared notes, which is large.</summary>
    public IReadOnlyList<string> Files { get; } = [];

    /// <summary>The script that stands between the browser and a missing network; null before the browser files are built.</summary>
    public string? Worker { get; }

    private static SafeHtml Sheet(string css) =>
        css.Contains("</", StringComparison.Ordinal)
            ? throw new InvalidDataException("The first style sheet would end its own element.")
            : new SafeHtml($"<style>{css}</style>");

    private static byte[] Read(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        var bytes = new byte[file.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<string> AllOf(JsonElement manifest) => manifest.EnumerateObject()
        .Where(chunk => chunk.Name is not ("styles/first.css" or "styles/note.css" or "notes/startNote.ts"))
        .Select(chunk => "/assets/" + chunk.Value.GetProperty("file").GetString())
        .Distinct().Order(StringComparer.Ordinal);

    private static string? Find(JsonElement manifest, string source) =>
        manifest.TryGetProperty(source, out var chunk) ? "/assets/" + chunk.GetProperty("file").GetString() : null;
}
