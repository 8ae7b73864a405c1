using Rapport.Features.Capture;

namespace Rapport.Features.Record.Snapshots;

/// <summary>The fields of an entry as the body of <c>entry.amend</c> has them.</summary>
public sealed record SnapshotFields(string Title, string Text, string Url, string Alt, DateOnly? Due, WhoInput? SaidBy, WhoInput? Owner)
{
    internal static SnapshotFields Of(EntryKind kind, EntryContent content)
    {
        var who = content.Who.Length == 0 && content.SpeakerId is null && content.PersonId is null
            ? null
            : new WhoInput(content.SpeakerId, content.PersonId, content.SpeakerId is null && content.PersonId is null ? content.Who : null);
        return new(content.Title, content.Text, content.Url, content.Alt, content.DueOn, kind == EntryKind.Quote ? who : null, kind == EntryKind.Action ? who : null);
    }
}
