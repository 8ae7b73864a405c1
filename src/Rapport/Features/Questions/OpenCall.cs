using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <param name="Closes">Wall time in the event's zone, as a form writes it; empty where only the organiser closes the call.</param>
public sealed record OpenCallInput(string? Text, Answerers Answerers, string? Closes, EventZone Zone)
{
    /// <summary>The marker of what the form showed; empty where there was no call.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Wall time too; empty where the call is open at once.</summary>
    public string? Opens { get; init; }
}

/// <summary>An editor opens the event's call, changes it, or opens it again.</summary>
public sealed class OpenCall(RapportDb db, TimeProvider time)
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public async Task<Outcome<Guid>> RunAsync(OpenCallInput input, ActPlace place, CancellationToken cancellationToken)
    {
        var (text, now) = (Question.Line(input.Text), time.Now());
        if ((QuestionRules.RefuseHand(place) ?? Call.Refuse(text)) is { } refusal)
        {
            return refusal;
        }

        if (!Enum.IsDefined(input.Answerers))
        {
            return new Problem("answerers_unknown", "Please choose who may ask: everybody with the link, or members.");
        }

        var (opens, closes) = (MomentAt(input.Opens, input.Zone), MomentAt(input.Closes, input.Zone));
        if (opens.IsRefused || closes.IsRefused)
        {
            return opens.IsRefused ? opens.Problem : closes.Problem;
        }

        if (RefuseClosing(opens.Value, closes.Value, now) is { } wrong)
        {
            return wrong;
        }

        // Of two who open at once, the second changes what the first opened.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var call = await db.Calls.SingleOrDefaultAsync(row => row.EventId == place.EventId, cancellationToken);
        if (call?.IsEndedAt(now) == false && call.Says(text, input.Answerers, opens.Value, closes.Value))
        {
            return call.Id;
        }

        var before = call?.State(input.Zone, now) ?? new FormState();
        return before.Refuse(input.BasedOn, Call.State(text, input.Answerers, input.Opens, input.Closes)) is { } outdated
            ? outdated
            : await AskAsync(call, (text, input.Answerers, opens.Value, closes.Value), place, now, cancellationToken);
    }

    private async Task<Outcome<Guid>> AskAsync(
        Call? call, (string Text, Answerers Answerers, DateTimeOffset? Opens, DateTimeOffset? Closes) said, ActPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (subject, wasOpen) = (await SubjectAsync(call, place, now, cancellationToken), call?.IsEndedAt(now) == false);
        call ??= Add(subject);
        call.Ask(said.Text, said.Answerers, said.Opens, said.Closes);
        if (!wasOpen)
        {
            Open(call, subject, place, now);
        }

        subject.Named(said.Text, $"{place.Address}/questions");
        db.Add(new Activity(Ids.New(time), wasOpen ? "call.changed" : "call.opened", subject, place.PersonId, now));
        await db.SaveChangesAsync(cancellationToken);
        return call.Id;
    }

    private static Outcome<DateTimeOffset?> MomentAt(string? typed, EventZone zone)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return Outcome<DateTimeOffset?>.Accepted(null);
        }

        return DateTime.TryParseExact(typed.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) && wall.Year is >= 1990 and <= 2200
            ? zone.ToInstant(wall)
            : new Problem("closing_wrong", "Please give the day and the time from and until which the call is open, or leave them empty.");
    }

    private static Problem? RefuseClosing(DateTimeOffset? opens, DateTimeOffset? closes, DateTimeOffset now) =>
        closes <= now ? new("closing_past", "That closing time has passed. Give a later one, or none.")
        : closes <= opens ? new("closing_early", "The call would close before it opens.")
        : null;

    private async Task<Subject> SubjectAsync(Call? call, ActPlace place, DateTimeOffset now, CancellationToken cancellationToken) =>
        call is null
            ? new Subject(Ids.New(time), Call.SubjectKind, place.Within, place.PersonId, now).SeenBy(Visibility.Public, place.Visibility)
            : await db.Subjects.SingleAsync(subject => subject.Id == call.Id, cancellationToken);

    private static void Open(Call call, Subject subject, ActPlace place, DateTimeOffset now)
    {
        // One that came from the event before was the team's alone until now.
        subject.SeenBy(Visibility.Public, place.Visibility);
        call.Open(now);
    }

    private Call Add(Subject subject)
    {
        var call = new Call(subject.Id, subject.EventId!.Value);
        db.Add(subject);
        db.Add(call);
        return call;
    }
}
