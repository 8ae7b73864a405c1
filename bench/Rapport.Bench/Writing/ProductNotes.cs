using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Writing;

/// <summary>Notes of one session at the product, by docs/protocol/notes.md.</summary>
internal sealed partial class ProductNotes : INoteServer
{
    private readonly Stage stage;
    private readonly string session;
    private readonly string person;
    private int made;

    private ProductNotes(Stage stage, string session, string person) => (this.stage, this.session, this.person) = (stage, session, person);

    public string Name => "product";

    public int ProcessId => stage.Server.ProcessId;

    public static async Task<ProductNotes> OpenAsync(string? postgres, CancellationToken cancellationToken)
    {
        var stage = await Stage.OpenAsync(postgres, cancellationToken);
        try
        {
            var session = await SessionAsync(stage, cancellationToken);
            var person = Person().Match(await stage.Host.GetAsync($"{session}/notes", cancellationToken)).Groups[1].Value;
            return new(stage, session, person);
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<Uri>> NewNotesAsync(int count, CancellationToken cancellationToken)
    {
        var notes = new List<Uri>();
        while (notes.Count < count)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["title"] = string.Create(CultureInfo.InvariantCulture, $"Group {++made}") });
            var address = (await stage.Host.PostAsync($"{session}/notes", form, cancellationToken)).MustLead("The note").Location!;
            notes.Add(new Uri(stage.Server.Address, $"/api/v1/notes/{address.Split('/')[^1]}/live"));
        }

        return notes;
    }

    public async Task<ClientWebSocket> ConnectAsync(Uri note, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("rapport-note-1");
        socket.Options.SetRequestHeader("Origin", stage.Server.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.SetRequestHeader("Cookie", stage.Host.CookieHeader);
        await socket.ConnectAsync(new UriBuilder(note) { Scheme = "ws", Port = stage.Server.Port }.Uri, cancellationToken);
        return socket;
    }

    public byte[] Open(long client)
    {
        var bytes = new List<byte> { 1 };
        bytes.Number(0).Number(0).Number(1).Number(client).Block(Encoding.ASCII.GetBytes(person));
        return [.. bytes];
    }

    public byte[] Send(long token, ReadOnlySpan<byte> update)
    {
        var bytes = new List<byte>(update.Length + 12) { 2 };
        return [.. bytes.Number(token).Block(update)];
    }

    public void Hear(ReadOnlySpan<byte> frame, Hearing take)
    {
        if (frame is not [24, .. var rest])
        {
            take(Read(frame));
            return;
        }

        while (rest.Length > 0)
        {
            var length = (int)Bytes.Number(ref rest);
            take(Read(rest[..length]));
            rest = rest[length..];
        }
    }

    /// <summary>Started again on the same data: nothing of the notes is in memory.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => stage.CrashAsync(cancellationToken);

    public Task UntilIdleAsync(CancellationToken cancellationToken) => stage.Server.UntilIdleAsync(cancellationToken);

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    /// <returns>Its address.</returns>
    private static async Task<string> SessionAsync(Stage stage, CancellationToken cancellationToken) =>
        (await stage.Host.SubmitAsync($"{stage.EventPath}/sessions/new", new()
        {
            ["title"] = "Written by many",
            ["kind"] = "Talk",
            ["day"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["start"] = "10:00",
            ["minutes"] = "45",
            ["visibility"] = "Public",
        }, "", cancellationToken)).MustLead("The session").Location!;

    private static Heard Read(ReadOnlySpan<byte> message)
    {
        var kind = message[0];
        message = message[1..];
        return kind switch
        {
            16 => new Heard { Head = HeadOf(Text(message)) },
            17 => new Heard { Head = -1, UpTo = Bytes.Number(ref message) },
            18 => HearUpdate(message),
            19 => new Heard { Head = -1, Kept = Bytes.Number(ref message) },
            20 or 21 => throw new BenchFailure($"An update was not kept: {Encoding.UTF8.GetString(message)}"),
            _ => new Heard { Head = -1 },
        };
    }

    private static Heard HearUpdate(ReadOnlySpan<byte> message)
    {
        var number = Bytes.Number(ref message);
        return new() { Head = -1, UpTo = number, Update = Text(message) };
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> message)
    {
        var length = (int)Bytes.Number(ref message);
        return message[..length];
    }

    private static long HeadOf(ReadOnlySpan<byte> welcome) => JsonElement.Parse(welcome).GetProperty("head").GetInt64();

    [GeneratedRegex("data-person=\"([0-9a-f-]{36})\"")]
    private static partial Regex Person();
}
