using Rapport.Features.Accounts;

namespace Rapport.Tests.Features.Notes;

/// <summary>Somebody who writes in a note.</summary>
internal sealed record Writer(Desk Desk, Person Person, string Cookie, Pen Pen)
{
    /// <summary>In the conversation, welcomed.</summary>
    /// <param name="on">The node; the world's own where none is given.</param>
    public async Task<Conversation> JoinAsync(long after = 0, Uri? on = null)
    {
        var conversation = await Conversation.ConnectAsync(on ?? Desk.World.Address, Desk.Note, Cookie);
        await conversation.SayAsync(Message.Open(after > 0 ? 1 : 0, after, Person.Id, Pen.Client));
        // Nothing goes before it.
        Assert.Equal(Message.Welcome, (await conversation.HearAsync())!.Kind);
        return conversation;
    }
}
