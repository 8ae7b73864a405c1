using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using Rapport.Features.Accounts;
using Rapport.Formats.Yjs;
using Rapport.Tests.Formats.Yjs;

namespace Rapport.Tests.Features.Notes.Lines;

/// <summary>
/// Brings what one person wrote, in its order, until the server has said of each piece that it is kept, and keeps what it hears
/// of others. Its lines are cut in the middle, answers are lost, and some pieces go twice.
/// </summary>
internal sealed class StubbornDevice(Writer writer, IReadOnlyList<byte[]> updates, Func<Uri> server, int seed)
{
    private const int State = 17;
    private const int Window = 30;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    private readonly Random random = new(seed);
    private readonly List<byte[]> heard = [];
    private long after;
    private int kept;

    /// <summary>Where HTTP goes; none of it where that is null.</summary>
    public Uri? Letters { get; init; }

    public bool NeverCuts { get; init; }

    /// <summary>Before each piece is sent; null for as fast as it goes.</summary>
    public TimeSpan? Rest { get; init; }

    /// <summary>How many of its pieces are kept, by the server's word; to be read by anybody.</summary>
    public int Kept => Volatile.Read(ref kept);

    /// <summary>How often a line broke, whoever broke it.</summary>
    public int Broken { get; private set; }

    /// <summary>The document as this device has it.</summary>
    public YDocument Document => Plain.Document(updates.Take(Kept).Concat(heard));

    /// <summary>Until all is kept.</summary>
    public async Task RunAsync()
    {
        while (Kept < updates.Count)
        {
            await TryAsync(() => Letters is not null && random.Next(3) == 0 ? ByLetterAsync() : BySocketAsync());
        }
    }

    /// <summary>Hears what it has missed, over a line that holds.</summary>
    public async Task CatchUpAsync()
    {
        await using var line = await OpenAsync();
    }

    private async Task TryAsync(Func<Task> round)
    {
        try
        {
            await round();
        }
        catch (Exception broken) when (broken is WebSocketException or HttpRequestException or IOException or InvalidOperationException && !World.Cancelled.IsCancellationRequested)
        {
            Broken++;
            await Task.Delay(Breath, World.Cancelled);
        }
    }

    private async Task<Conversation> OpenAsync()
    {
        var line = await Conversation.ConnectAsync(server(), writer.Desk.Note, writer.Cookie);
        await line.SayAsync(Opening());
        var head = HeadOf(await line.NextAsync(Message.Welcome));
        for (var upTo = after; upTo < head;)
        {
            upTo = Take(await line.NextAsync(message => message.Kind is Message.Update or State));
        }

        after = head;
        return line;
    }

    private async Task BySocketAsync()
    {
        await using var line = await OpenAsync();
        var (flights, next) = (new Dictionary<long, int>(), Kept);
        for (var left = NeverCuts ? int.MaxValue : random.Next(5, 300); left > 0 && Kept < updates.Count; left--)
        {
            while (flights.Count < Window && next < updates.Count)
            {
                await RestAsync();
                flights[await line.SendAsync(updates[next])] = next;
                if (random.Next(10) == 0)
                {
                    flights[await line.SendAsync(updates[next])] = next;
                }

                next++;
            }

            var said = await line.HearAsync() ?? throw new IOException("The server has ended it.");
            if (said.Kind is Message.Resend or Message.Refused)
            {
                // What it builds on is another author's, and still to come.
                await Task.Delay(Breath, World.Cancelled);
                return;
            }

            Note(said, flights);
        }
    }

    private void Note(Message said, Dictionary<long, int> flights)
    {
        if (said.Kind is Message.Update or State)
        {
            Take(said);
        }
        else if (said.Kind == Message.Kept && flights.Remove(said.Number, out var place))
        {
            Volatile.Write(ref kept, Math.Max(Kept, place + 1));
        }
    }

    private async Task ByLetterAsync()
    {
        var part = updates.Skip(Kept).Take(random.Next(1, 60)).ToList();
        using var body = new ByteArrayContent(Message.Joined([Opening(), .. part.Select((update, place) => Message.Send(place + 1, update))]));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Letters!, $"{writer.Desk.Address}/exchange")) { Content = body };
        request.Headers.Add("Cookie", $"{Callers.Cookie}={writer.Cookie}");
        using var client = writer.Desk.World.Client();
        using var answer = await client.SendAsync(request, World.Cancelled);
        var said = await answer.Content.ReadAsByteArrayAsync(World.Cancelled);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "application/octet-stream")
        {
            throw new IOException("That is not the server.");
        }

        Read(Message.ReadAll(said), part.Count);
    }

    private void Read(IReadOnlyList<Message> said, int count)
    {
        if (said is not [{ Kind: Message.Welcome } welcome, ..])
        {
            throw new IOException("That is no welcome.");
        }

        var begun = Kept;
        var flights = Enumerable.Range(0, count).ToDictionary(place => place + 1L, place => begun + place);
        foreach (var message in said)
        {
            Note(message, flights);
        }

        // All up to the head of the welcome was in the answer.
        after = HeadOf(welcome);
    }

    private Task RestAsync() => Rest is { } rest ? Task.Delay(rest, World.Cancelled) : Task.CompletedTask;

    private byte[] Opening() => Message.Open(after > 0 ? 1 : 0, after, writer.Person.Id, writer.Pen.Client);

    private long Take(Message update)
    {
        heard.Add(update.Bytes);
        return update.Number;
    }

    private static long HeadOf(Message welcome) => welcome.Json["head"]!.GetValue<long>();
}
