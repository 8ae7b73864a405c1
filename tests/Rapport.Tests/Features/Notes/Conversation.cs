using System.Net.WebSockets;
using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Notes;

/// <summary>A device in the conversation about a note.</summary>
internal sealed class Conversation : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly Queue<Message> heard = new();
    private long token;

    private Conversation()
    {
    }

    /// <summary>Connected, and nothing said yet.</summary>
    public static async Task<Conversation> ConnectAsync(Uri server, Guid note, string? cookie, string? origin = null)
    {
        var conversation = new Conversation();
        var address = new Uri(server, $"/api/v1/notes/{note}/live");
        conversation.socket.Options.AddSubProtocol("rapport-note-1");
        conversation.socket.Options.SetRequestHeader("Origin", origin ?? server.GetLeftPart(UriPartial.Authority));
        if (cookie is not null)
        {
            conversation.socket.Options.SetRequestHeader("Cookie", $"{Callers.Cookie}={cookie}");
        }

        await conversation.socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, World.Cancelled);
        return conversation;
    }

    public Task SayAsync(byte[] message) => socket.SendAsync(message, WebSocketMessageType.Binary, true, World.Cancelled);

    /// <returns>Its token.</returns>
    public async Task<long> SendAsync(byte[] update)
    {
        await SayAsync(Message.Send(++token, update));
        return token;
    }

    /// <summary>Sends it and waits until the server has said what becomes of it.</summary>
    public async Task<Message> AnsweredAsync(byte[] update)
    {
        var mine = await SendAsync(update);
        return await NextAsync(message => message.Number == mine && message.Kind is Message.Kept or Message.Resend or Message.Refused);
    }

    /// <summary>The next message of a kind; others before it are passed over.</summary>
    public Task<Message> NextAsync(int kind) => NextAsync(message => message.Kind == kind);

    public async Task<Message> NextAsync(Func<Message, bool> wanted)
    {
        while (await HearAsync() is { } message)
        {
            if (wanted(message))
            {
                return message;
            }
        }

        throw new InvalidOperationException("The conversation ended.");
    }

    /// <summary>Null when the server has ended it.</summary>
    public async Task<Message?> HearAsync()
    {
        if (heard.TryDequeue(out var before))
        {
            return before;
        }

        using var whole = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(piece.AsMemory(), World.Cancelled);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            whole.Write(piece, 0, received.Count);
            if (received.EndOfMessage)
            {
                Message.ReadFrame(whole.ToArray()).ToList().ForEach(heard.Enqueue);
                return heard.Dequeue();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
