using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>Reads somebody's notices as far as they may know of what these are about at this moment, the latest first.</summary>
public sealed class NoticeReader(RapportDb db, NoticeSight sight)
{
    /// <summary>More than this nobody reads.</summary>
    public const int Limit = 500;

    public Task<IReadOnlyList<NoticeLine>> OfAsync(Guid personId, CancellationToken cancellationToken) =>
        ReadAsync(personId, db.Notices.Where(notice => notice.PersonId == personId), cancellationToken);

    /// <summary>What a message would tell: neither read nor mailed.</summary>
    public Task<IReadOnlyList<NoticeLine>> UntoldAsync(Guid personId, CancellationToken cancellationToken) =>
        ReadAsync(personId, Untold(db, personId), cancellationToken);

    public static IQueryable<Notice> Untold(RapportDb db, Guid personId) =>
        db.Notices.Where(notice => notice.PersonId == personId && notice.ReadAt == null && notice.MailedAt == null);

    /// <summary>How many lines are new.</summary>
    public async Task<int> CountNewAsync(Guid personId, CancellationToken cancellationToken)
    {
        var rows = await KnownAsync(personId, db.Notices.Where(notice => notice.PersonId == personId && notice.ReadAt == null), cancellationToken);
        return rows.Select(row => (row.Kind, row.SubjectId)).Distinct().Count();
    }

    private async Task<IReadOnlyList<NoticeLine>> ReadAsync(Guid personId, IQueryable<Notice> notices, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(personId, notices, cancellationToken);
        var subjects = known.Select(notice => sight.Find(notice.SubjectId)!).Distinct().ToList();
        var writers = known.Select(notice => Cause(notice)?.AuthorId).OfType<Guid>().Distinct().ToList();
        var facts = await NoticeFacts.ReadAsync(db, personId, subjects, writers, cancellationToken);
        await sight.LookAtAsync(facts.Questions.Values.Select(question => question.Latest?.SessionId).OfType<Guid>(), cancellationToken);
        var lines = new List<NoticeLine>();
        foreach (var group in known.GroupBy(notice => (notice.Kind, notice.SubjectId)))
        {
            lines.Add(await LineAsync(personId, [.. group], facts, cancellationToken));
        }

        return lines;
    }

    private async Task<List<Notice>> KnownAsync(Guid personId, IQueryable<Notice> notices, CancellationToken cancellationToken)
    {
        var rows = await notices.AsNoTracking().OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Take(Limit).ToListAsync(cancellationToken);
        await sight.LookAtAsync(rows.Select(row => row.SubjectId).Concat(rows.Select(row => row.CauseId).OfType<Guid>()), cancellationToken);
        var known = new List<Notice>();
        foreach (var row in rows)
        {
            if (await sight.MayKnowAsync(row.Kind, personId, row.SubjectId, row.CauseId, cancellationToken))
            {
                known.Add(row);
            }
        }

        return known;
    }

    /// <param name="group">The latest first.</param>
    private async Task<NoticeLine> LineAsync(Guid personId, IReadOnlyList<Notice> group, NoticeFacts facts, CancellationToken cancellationToken)
    {
        var subject = sight.Find(group[0].SubjectId)!;
        var reader = await sight.ReaderAsync(personId, subject, cancellationToken);
        var (place, fresh) = (sight.PlaceOf(subject), group.Where(notice => notice.ReadAt is null).ToList());
        // What was read before is not counted again beside what is new.
        var told = fresh.Count > 0 ? fresh : group;
        var isNamed = place.IsVisibleTo(reader);
        return new(group[0].Kind, Says(group[0].Kind, subject, told, isNamed, facts, reader), told[0].At, fresh.Count > 0)
        {
            About = isNamed ? subject.Title : null,
            Address = !isNamed ? null : told is [var only] && Cause(only) is { } cause ? cause.Address : subject.Address,
            Where = isNamed && place.Id != subject.Id ? place.Title : null,
            Zone = facts.ZoneOf(subject),
        };
    }

    private string Says(NoticeKind kind, Subject subject, IReadOnlyList<Notice> told, bool isNamed, NoticeFacts facts, Reader reader)
    {
        var name = Cause(told[0])?.AuthorId is { } author ? facts.Names.GetValueOrDefault(author, "Somebody") : "Somebody";
        return kind switch
        {
            NoticeKind.Comment => NoticeWords.OfComment(name, told.Count, subject.Kind),
            NoticeKind.Answer => NoticeWords.OfAnswer(name, told.Count),
            NoticeKind.Question => NoticeWords.OfQuestion("Your question", facts.Questions[subject.Id], SessionOf(facts.Questions[subject.Id].Latest?.SessionId, reader)),
            NoticeKind.VotedQuestion => NoticeWords.OfQuestion("A question that you voted for", facts.Questions[subject.Id], SessionOf(facts.Questions[subject.Id].Latest?.SessionId, reader)),
            NoticeKind.Moderated => NoticeWords.OfModeration(subject),
            NoticeKind.ReportLeft => "An editor looked at what you reported, and left it where it is",
            NoticeKind.ReportHeeded => "An editor took something that you reported out of sight",
            NoticeKind.Role => NoticeWords.OfRole(facts.Roles[subject.SpaceId], isNamed),
            NoticeKind.LetIn => "You are let in, and what you wrote meanwhile is shown",
            NoticeKind.Programme => NoticeWords.OfRelease(facts.Releases.GetValueOrDefault(subject.Id)),
            _ => throw new InvalidOperationException($"No words for {kind}."),
        };
    }

    private string? SessionOf(Guid? id, Reader reader) =>
        id is { } session && sight.Find(session) is { } subject && subject.IsVisibleTo(reader) ? subject.Title : null;

    private Subject? Cause(Notice notice) => notice.CauseId is { } id ? sight.Find(id) : null;
}
