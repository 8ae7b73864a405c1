using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Questions.Floor;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Reads calls and questions as far as a reader may see them.</summary>
public sealed class QuestionReader(RapportDb db, PersonPages pages, LiveLog log)
{
    public const int PageSize = 50;

    /// <summary>More than this a board does not show; search finds them all.</summary>
    private const int Limit = 2000;
    private const int OwnLimit = 50;
    private const int ThemeLimit = 50;

    /// <summary>Up to which number of the log a page knows everything; read before anything else.</summary>
    public Task<long> LiveAtAsync(Guid eventId, CancellationToken cancellationToken) =>
        log.LastNumberAsync(eventId, cancellationToken);

    public Task<Call?> CallAsync(Guid eventId, Reader reader, CancellationToken cancellationToken) => db.CallAsync(eventId, reader, cancellationToken);

    /// <summary>Whether this reader may vote at this moment, in the call or from the floor, whichever the question came from.</summary>
    public async Task<bool> TakesVotesAsync(QuestionLine line, Place place, DateTimeOffset now, CancellationToken cancellationToken) =>
        (line.Origin == Origin.Call
            ? QuestionRules.RefuseVotes(place.ForActs(), await CallAsync(place.StreamId, place.Reader, cancellationToken), now)
            : Floors.RefuseVotes(place.ForActs(), place.Event!.Phase, await db.FloorOfAsync(place.StreamId, cancellationToken))) is null;

    /// <summary>How wide a question may be shown: one that came up in a session no wider than what is captured there.</summary>
    public async Task<Visibility> AroundAsync(Guid id, Place place, CancellationToken cancellationToken)
    {
        var home = await (
            from question in db.Subjects
            where question.Id == id
            join session in db.Sessions on question.SessionId equals session.Id
            join around in db.Subjects on session.Id equals around.Id
            select new { session.IsOffRecord, around.Visibility }).SingleOrDefaultAsync(cancellationToken);
        return home is null ? place.Visibility : Session.Widest(home.IsOffRecord, home.Visibility);
    }

    /// <summary>What others asked: what is open first, in the order that is wanted.</summary>
    public async Task<Page<QuestionLine>> BoardAsync(BoardQuery query, Reader reader, CancellationToken cancellationToken)
    {
        var self = reader.PersonId;
        var rows = await Shown(query.EventId, reader)
            .Join(db.Questions.Where(question => question.AuthorId != self && question.Life != QuestionLife.Merged && (query.Theme == null || question.Theme == query.Theme)), subject => subject.Id, question => question.Id, (_, question) => question)
            .OrderByDescending(question => question.AskedAt).ThenByDescending(question => question.Id)
            .Take(Limit)
            .Select(question => new Row(question.Id, question.Life))
            .ToListAsync(cancellationToken);
        var tallies = query.Order == BoardOrder.Score ? await TalliesAsync(rows.ConvertAll(row => row.Id), cancellationToken) : [];
        var openFirst = rows.OrderBy(row => row.Life != QuestionLife.Open);
        IEnumerable<Row> ordered = query.Order switch
        {
            BoardOrder.Newest => openFirst,
            BoardOrder.Score => openFirst.ThenByDescending(row => tallies.GetValueOrDefault(row.Id, Tally.None).Score)
                .ThenByDescending(row => tallies.GetValueOrDefault(row.Id, Tally.None).Reach),
            _ => openFirst.ThenBy(row => Shuffle.Place(query.Seed, row.Id)),
        };
        var ids = ordered.Skip((query.Page - 1) * PageSize).Take(PageSize).Select(row => row.Id).ToList();
        return new(await ShownAsync(ids, reader, cancellationToken), rows.Count > query.Page * PageSize ? $"{query.Page + 1}" : null);
    }

    /// <summary>Those of these questions that the reader sees, in their order.</summary>
    public async Task<IReadOnlyList<QuestionLine>> ShownAsync(IReadOnlyList<Guid> ids, Reader reader, CancellationToken cancellationToken)
    {
        var lines = await LinesAsync(db.Subjects.VisibleTo(reader).Where(subject => ids.Contains(subject.Id)), reader, cancellationToken);
        return [.. ids.Join(lines, id => id, line => line.Id, (_, line) => line)];
    }

    /// <summary>What the reader asked, also what waits or was hidden.</summary>
    public async Task<IReadOnlyList<QuestionLine>> OwnAsync(Guid eventId, Reader reader, CancellationToken cancellationToken) =>
        reader.PersonId is not { } self ? [] : await LinesAsync(
            db.Subjects.KnownTo(reader)
                .Where(subject => subject.EventId == eventId && subject.Kind == Question.SubjectKind && subject.AuthorId == self && subject.State != SubjectState.Withdrawn)
                .OrderByDescending(subject => subject.CreatedAt).ThenByDescending(subject => subject.Id).Take(OwnLimit),
            reader, cancellationToken);

    /// <summary>One question, for those who may know of it: when it is hidden, its author and editors.</summary>
    public async Task<QuestionLine?> FindAsync(Guid id, Guid eventId, Reader reader, CancellationToken cancellationToken) =>
        (await LinesAsync(
            db.Subjects.KnownTo(reader).Where(subject => subject.Id == id && subject.EventId == eventId && subject.Kind == Question.SubjectKind && subject.State != SubjectState.Withdrawn),
            reader, cancellationToken)).SingleOrDefault();

    /// <summary>The sessions that a question may be carried into: everybody who reads it can see them.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> SessionsAsync(Guid questionId, Guid eventId, CancellationToken cancellationToken)
    {
        var (readBy, carried) = (db.Subjects.Where(question => question.Id == questionId), db.Carriages.Where(carriage => carriage.QuestionId == questionId));
        var rows = await (
            from session in db.Sessions
            where session.EventId == eventId && !session.IsCancelled && !carried.Any(carriage => carriage.SessionId == session.Id)
            join subject in db.Subjects.VisibleTo(Audience.Team) on session.Id equals subject.Id
            where readBy.Any(question => subject.Visibility <= question.Visibility)
            orderby session.StartsAt == null, session.StartsAt, session.Title, session.Id
            select new { session.Id, session.Title }).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.Id, row.Title));
    }

    /// <summary>The themes that editors put questions under which the reader sees, by name.</summary>
    public async Task<IReadOnlyList<string>> ThemesAsync(Guid eventId, Reader reader, CancellationToken cancellationToken) =>
        await Shown(eventId, reader).Join(db.Questions.Where(question => question.Theme != "" && question.Life != QuestionLife.Merged), subject => subject.Id, question => question.Id, (_, question) => question.Theme)
            .Distinct().OrderBy(theme => theme).Take(ThemeLimit).ToListAsync(cancellationToken);

    private IQueryable<Subject> Shown(Guid eventId, Reader reader) =>
        db.Subjects.VisibleTo(reader).Where(subject => subject.EventId == eventId && subject.Kind == Question.SubjectKind);

    private async Task<List<QuestionLine>> LinesAsync(IQueryable<Subject> chosen, Reader reader, CancellationToken cancellationToken)
    {
        var (self, votes, shown) = (reader.PersonId, db.Votes, db.Subjects.VisibleTo(reader));
        var guests = db.Users.Where(login => login.Email == null);
        var lines = await (
            from subject in chosen
            join question in db.Questions on subject.Id equals question.Id
            join author in db.People on question.AuthorId equals author.Id
            orderby question.AskedAt descending, question.Id descending
            select new QuestionLine(question.Id, question.Text, question.AuthorId, author.Name, question.AskedAt)
            {
                IsGuest = guests.Any(login => login.Id == author.Id),
                SpaceId = subject.SpaceId,
                Address = subject.Address,
                Own = subject.OwnVisibility,
                Life = question.Life,
                Origin = question.Origin,
                IsNameless = question.IsNameless,
                IsPinned = question.PinnedAt != null,
                IsArchived = question.ArchivedAt != null,
                Theme = question.Theme,
                FollowUpAddress = shown.Where(comment => comment.Id == question.FollowUpId).Select(comment => comment.Address).SingleOrDefault(),
                SourceAddress = shown.Where(source => source.Id == subject.SourceId).Select(source => source.Address).SingleOrDefault(),
                Reason = question.Reason,
                IsEdited = question.EditedAt != null,
                Comments = subject.CommentCount,
                State = subject.State,
                HiddenReason = subject.HiddenReason,
                Mine = votes.Where(vote => vote.QuestionId == question.Id && vote.PersonId == self).Select(vote => vote.Choice).SingleOrDefault(),
            }).ToListAsync(cancellationToken);
        foreach (var space in lines.Select(line => line.SpaceId).Distinct().ToList())
        {
            var links = await pages.InAsync(space, reader.Audience, cancellationToken);
            lines = lines.ConvertAll(line => line.SpaceId == space && !line.IsNameless ? line with { AuthorAddress = links.OfAsker(line.AuthorId) } : line);
        }

        lines = lines.ConvertAll(line => line with { Author = line.Origin.Asker(line.IsNameless, line.Author) });
        lines = await WithCarriagesAsync(await WithSameAsync(lines, reader, cancellationToken), reader, cancellationToken);
        return reader.May(Power.Steer) ? await TalliedAsync(lines, cancellationToken) : lines;
    }

    /// <summary>With those that say the same: what a question stands with, and what stands with it.</summary>
    private async Task<List<QuestionLine>> WithSameAsync(List<QuestionLine> lines, Reader reader, CancellationToken cancellationToken)
    {
        var ids = lines.ConvertAll(line => line.Id);
        var (questions, shown, people) = (db.Questions, db.Subjects.VisibleTo(reader), db.People);
        var rows = await (
            from question in questions
            where question.MergedIntoId != null && (ids.Contains(question.Id) || ids.Contains(question.MergedIntoId.Value))
            join first in questions on question.MergedIntoId equals first.Id
            join own in shown on question.Id equals own.Id
            join other in shown on first.Id equals other.Id
            join author in people on question.AuthorId equals author.Id
            orderby question.AskedAt, question.Id
            select new { question.Id, FirstId = first.Id, First = new SameLine(first.Text, other.Address, ""), Own = new SameLine(question.Text, own.Address, question.IsNameless ? "" : author.Name) }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return lines;
        }

        var (with, of) = (rows.ToDictionary(row => row.Id, row => row.First), rows.ToLookup(row => row.FirstId, row => row.Own));
        return lines.ConvertAll(line => line with { StandsWith = with.GetValueOrDefault(line.Id), Same = [.. of[line.Id]] });
    }

    private async Task<List<QuestionLine>> WithCarriagesAsync(List<QuestionLine> lines, Reader reader, CancellationToken cancellationToken)
    {
        var ids = lines.Where(line => line.Life is not (QuestionLife.Open or QuestionLife.Declined)).Select(line => line.Id).ToList();
        if (ids.Count == 0)
        {
            return lines;
        }

        var shown = db.Subjects.VisibleTo(reader);
        var rows = await (
            from carriage in db.Carriages
            where ids.Contains(carriage.QuestionId)
            join session in shown on carriage.SessionId equals session.Id into seen
            from session in seen.DefaultIfEmpty()
            orderby carriage.At, carriage.SessionId
            select new
            {
                carriage.QuestionId,
                Line = new CarriageLine(carriage.SessionId, session.Title, session.Address)
                {
                    AskedAt = carriage.AskedAt,
                    AnsweredAt = carriage.AnsweredAt,
                    EntryId = carriage.EntryId,
                    EntryAddress = shown.Where(entry => entry.Id == carriage.EntryId).Select(entry => entry.Address).SingleOrDefault(),
                },
            }).ToListAsync(cancellationToken);
        var byQuestion = rows.ToLookup(row => row.QuestionId, row => row.Line);
        return lines.ConvertAll(line => line with { Carriages = [.. byQuestion[line.Id]] });
    }

    private async Task<List<QuestionLine>> TalliedAsync(List<QuestionLine> lines, CancellationToken cancellationToken)
    {
        var tallies = await TalliesAsync(lines.ConvertAll(line => line.Id), cancellationToken);
        return lines.ConvertAll(line => line with { Tally = tallies.GetValueOrDefault(line.Id, Tally.None) });
    }

    private async Task<Dictionary<Guid, Tally>> TalliesAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Votes.Where(vote => ids.Contains(vote.QuestionId))
            .GroupBy(vote => vote.QuestionId)
            .Select(votes => new
            {
                votes.Key,
                Yes = votes.Count(vote => vote.Choice == Choice.Yes),
                Unsure = votes.Count(vote => vote.Choice == Choice.Unsure),
                No = votes.Count(vote => vote.Choice == Choice.No),
            })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Key, row => new Tally(row.Yes, row.Unsure, row.No));
    }

    private sealed record Row(Guid Id, QuestionLife Life);
}
