using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Rapport.Features.Notes.Rooms;
using Rapport.Features.Notes.Wire;
using Rapport.Platform.Web;

namespace Rapport.Features.Notes;

/// <summary>The conversation by WebSocket: <c>GET /api/v1/notes/{note}/live</c>.</summary>
internal sealed class NoteLiveDoor(NoteRooms rooms, NoteDoorkeeper doorkeeper, NoteOptions options, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const string Protocol = "rapport-note-1";
    private const int Overhead = 64;

    /// <summary>A device says at once what it wants to hear; whoever says nothing holds a line for nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task FollowAsync(Guid note, HttpContext context)
    {
        // A page of another site may open one, and the browser would send our cookie along.
        if (!context.WebSockets.IsWebSocketRequest || !context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol) || !IsOurs(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(Protocol);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await ServeAsync(note, socket, context, over.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ConnectionAbortedException)
        {
            // The line broke; the device comes again from where it was.
        }
    }

    private async Task ServeAsync(Guid note, WebSocket socket, HttpContext context, CancellationToken cancellationToken)
    {
        var hearing = new HeardSocket(socket, options.UpdateBytes + Overhead);
        var opening = await OpeningAsync(hearing, cancellationToken);
        var access = opening is null ? NoteProblems.Unreadable : await doorkeeper.OpenAsync(note, opening.Author, context, cancellationToken);
        if (access.IsRefused)
        {
            await socket.SendAsync(Said.Refused(0, access.Problem), WebSocketMessageType.Binary, true, cancellationToken);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
            return;
        }

        using var member = new SocketMember(access.Value, socket);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, member.Overrun);
        rooms.Ask(note, new NoteAsk.Join(member, opening!));
        var sending = member.SendAsync(either.Token);
        try
        {
            await HearAllAsync(note, member, hearing, either.Token);
        }
        finally
        {
            rooms.Ask(note, new NoteAsk.Leave(member));
        }

        await sending;
    }

    private async Task<Heard.Open?> OpeningAsync(HeardSocket hearing, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        return await hearing.NextAsync(either.Token) as Heard.Open;
    }

    private async Task HearAllAsync(Guid note, SocketMember member, HeardSocket hearing, CancellationToken cancellationToken)
    {
        var pace = new Pace(options.UpdatesPerSecond, time);
        while (await hearing.NextAsync(cancellationToken) is { } heard)
        {
            switch (heard)
            {
                case Heard.Update update when !pace.Allows():
                    member.Say(Said.Refused(update.Token, NoteProblems.TooMuch, again: 1));
                    break;
                case Heard.Update update:
                    rooms.Ask(note, new NoteAsk.Write(member, update));
                    break;
                case Heard.Presence presence when pace.Allows():
                    rooms.Ask(note, new NoteAsk.Tell(member, presence));
                    break;
                case Heard.Open:
                    member.Say(Said.Refused(0, NoteProblems.Unreadable));
                    return;
            }
        }
    }

    private static bool IsOurs(HttpRequest request) =>
        request.Headers.Origin.Count == 0
            ? request.Headers.Cookie.Count == 0
            : CrossSiteGuard.IsOwn(request);
}
