using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NetVips;
using Rapport.Bench.Staging;
using Rapport.Faults;

namespace Rapport.Bench.Drain;

/// <summary>A reporter's phone, with the outbox and the store of the browser.</summary>
internal sealed partial class FullPhone
{
    private const string Device = "phone";
    private const int PhotoBytes = 3_000_000;

    private readonly DeviceHost host;
    private readonly string author;
    private readonly string cookie;
    private readonly string photo;

    private FullPhone(DeviceHost host, string author, string cookie) => (this.host, this.author, this.cookie, photo) = (host, author, cookie, Convert.ToBase64String(Photo()));

    /// <summary>What was written so far, in bytes as they travel.</summary>
    public long Bytes { get; private set; }

    public static async Task<FullPhone> OpenAsync(DeviceHost host, Stage stage, Visitor reporter, Uri network, CancellationToken cancellationToken)
    {
        var page = PersonMark().Match(await reporter.GetAsync(stage.EventPath, cancellationToken));
        var phone = new FullPhone(host, page.Groups[1].Value, reporter.CookieHeader);
        await phone.AskAsync("open", new()
        {
            ["address"] = network.ToString(),
            ["event"] = stage.EventId,
            ["cookie"] = phone.cookie,
            ["seed"] = 1,
            ["pace"] = 1,
            ["tabs"] = 1,
        }, cancellationToken);
        return phone;
    }

    public async Task WriteAsync(int number, bool isPhoto, CancellationToken cancellationToken)
    {
        var text = PostedEntry.Note(number).Text;
        await AskAsync("write", new()
        {
            ["fields"] = new JsonObject { ["entry"] = isPhoto ? "photo" : "note", ["text"] = text },
            ["photo"] = isPhoto ? photo : null,
            ["turns"] = null,
        }, cancellationToken);
        // An operation is its text and about 250 bytes around it.
        Bytes += text.Length + 250 + (isPhoto ? photo.Length / 4 * 3 : 0);
    }

    public async Task<IReadOnlyList<JsonElement>> DrainAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("drain", new() { ["cookie"] = cookie, ["milliseconds"] = patience.TotalMilliseconds }, cancellationToken);
        return [.. answer.GetProperty("items").EnumerateArray()];
    }

    private Task<JsonElement> AskAsync(string act, JsonObject what, CancellationToken cancellationToken)
    {
        (what["act"], what["device"], what["author"]) = (act, Device, author);
        return host.AskAsync(what, cancellationToken);
    }

    /// <summary>Twelve million pixels with as much grain as makes the file as long as a phone's.</summary>
    private static byte[] Photo()
    {
        using var grain = Image.Gaussnoise(4000, 3000, sigma: 10, mean: 128, seed: 1);
        using var picture = grain.Cast(Enums.BandFormat.Uchar);
        return Enumerable.Range(4, 23).Select(step => picture.JpegsaveBuffer(q: step * 4)).First(bytes => bytes.Length >= PhotoBytes || bytes.Length > PhotoBytes * 9 / 10);
    }

    [GeneratedRegex("data-person=\"([0-9a-f-]{36})\"")]
    private static partial Regex PersonMark();
}
