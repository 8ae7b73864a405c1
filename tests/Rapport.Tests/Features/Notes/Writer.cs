using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Notes;

/// <summary>Somebody who writes in a note.</summary>
internal sealed record Writer(Desk Desk, Person Person, string Cookie, Pen Pen)
{
    /// <summary>In the conversation, welcomed.</summary>
    public async Task<Conversation> JoinAsync(long after = 0)
    {
        var conversation = await Conversation.ConnectAsync(Desk.World, Desk.Note, Cookie);
        await conversation.SayAsync(Message.Open(after > 0 ? 1 : 0, after, Person.Id, Pen.Client));
        await conversation.NextAsync(Message.Welcome);
        return conversation;
    }
}
