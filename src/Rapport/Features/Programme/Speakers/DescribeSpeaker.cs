using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Programme.Speakers;

/// <summary>
/// A speaker's biography and portrait, from an editor or from the speaker. Answers with the key of a portrait that nothing
/// shows any more, to be removed after the commit; empty where there is none.
/// </summary>
public sealed class DescribeSpeaker(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(DescribeSpeakerInput input, CancellationToken cancellationToken)
    {
        var biography = PlainText.Clean(input.Biography).Trim();
        if (biography.Length > Speaker.BiographyLimit)
        {
            return new Problem("biography_too_long", $"A biography has at most {Speaker.BiographyLimit} characters.");
        }

        await db.LockStreamAsync(input.EventId, cancellationToken);
        var speaker = await db.Speakers.SingleOrDefaultAsync(row => row.Id == input.SpeakerId && row.EventId == input.EventId, cancellationToken);
        if (speaker is null || !MayDescribe(speaker, input.Reader))
        {
            return ProgrammeProblems.UnknownSpeaker;
        }

        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        var old = speaker.PortraitKey;
        Change(speaker, biography, input);
        await RecordAsync(speaker, input.Reader.PersonId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return old == speaker.PortraitKey ? "" : old ?? "";
    }

    /// <summary>Editors, and whoever has the account of this speaker.</summary>
    public static bool MayDescribe(Speaker speaker, Reader reader) =>
        reader.IsEditor || (reader.PersonId is { } self && speaker.PersonId == self);

    private static void Change(Speaker speaker, string biography, DescribeSpeakerInput input)
    {
        if (input.IsBiographyChanged)
        {
            speaker.WriteBiography(biography);
        }

        if (input.Portrait is { } portrait)
        {
            speaker.Show(portrait.Key, portrait.Width, portrait.Height);
        }
        else if (input.DropsPortrait)
        {
            speaker.DropPortrait();
        }
    }

    /// <summary>Whatever shows one of their sessions may show them.</summary>
    private async Task RecordAsync(Speaker speaker, Guid? actorId, CancellationToken cancellationToken)
    {
        var sessions = await db.Set<SessionSpeaker>().Where(held => held.SpeakerId == speaker.Id)
            .Join(db.Subjects, held => held.SessionId, subject => subject.Id, (_, subject) => subject).ToListAsync(cancellationToken);
        db.Activities.AddRange(sessions.Select(session => new Activity(Ids.New(time), "session.edited", session, actorId, time.GetUtcNow())));
    }
}

public sealed record DescribeSpeakerInput(Guid EventId, Guid SpeakerId, Reader Reader)
{
    public string Biography { get; init; } = "";

    /// <summary>False where the form came back as it was: an imported text then keeps its shape.</summary>
    public bool IsBiographyChanged { get; init; }

    /// <summary>A new portrait, stored already; null leaves the old one.</summary>
    public KeptPicture? Portrait { get; init; }

    public bool DropsPortrait { get; init; }
}
