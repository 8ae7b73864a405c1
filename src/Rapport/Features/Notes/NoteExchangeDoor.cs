using Rapport.Features.Notes.Rooms;
using Rapport.Features.Notes.Wire;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>One round of the conversation by HTTP, for where WebSockets do not go: <c>POST /api/v1/notes/{note}/exchange</c>.</summary>
internal sealed class NoteExchangeDoor(NoteRooms rooms, NoteDoorkeeper doorkeeper, Paces paces)
{
    public const int LargestBytes = 8 * 1024 * 1024;
    private const string Type = "application/octet-stream";

    public async Task<IResult> ExchangeAsync(Guid note, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        if (HeardReader.ReadAll(body.GetBuffer().AsSpan(0, (int)body.Length)) is not [Heard.Open open, ..] said || said.Skip(1).Any(one => one is not Heard.Update))
        {
            return Refuse(NoteProblems.Unreadable);
        }

        var access = await doorkeeper.OpenAsync(note, open.Author, context, cancellationToken);
        if (access.IsRefused)
        {
            return Refuse(access.Problem);
        }

        if (paces.AgainAfter(access.Value.Caller.PersonId, note, said.Count) is { } again)
        {
            return Answer([Said.Refused(0, NoteProblems.TooMuch, again)]);
        }

        var member = new ExchangeMember(access.Value);
        rooms.Ask(note, new NoteAsk.Join(member, open));
        foreach (var update in said.OfType<Heard.Update>())
        {
            rooms.Ask(note, new NoteAsk.Write(member, update));
        }

        rooms.Ask(note, new NoteAsk.Leave(member));
        return Answer(await member.Over.WaitAsync(cancellationToken));
    }

    private static IResult Refuse(Problem problem) => Answer([Said.Refused(0, problem)]);

    private static IResult Answer(IEnumerable<byte[]> messages) => TypedResults.Bytes(Said.Joined(messages), Type);
}
