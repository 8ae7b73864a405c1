using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Sessions are found by title, abstract, track and the names of who speaks.</summary>
public sealed class SessionSearchText(RapportDb db) : ISearchText
{
    public string Kind => Session.SubjectKind;

    public string Plural => "Sessions";

    public async Task<IReadOnlyList<SearchText>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var sessions = await db.Sessions.Where(session => ids.Contains(session.Id))
            .Join(db.Subjects, session => session.Id, subject => subject.Id, (session, subject) => new { Session = session, subject.CreatedAt })
            .ToListAsync(cancellationToken);
        var speakers = await db.Set<SessionSpeaker>().Where(held => ids.Contains(held.SessionId))
            .Join(db.Speakers, held => held.SpeakerId, speaker => speaker.Id, (held, speaker) => new { held.SessionId, held.Position, speaker.Id, speaker.Name })
            .ToListAsync(cancellationToken);
        var names = speakers.OrderBy(speaker => speaker.Position).ToLookup(speaker => speaker.SessionId, speaker => speaker);
        return sessions.ConvertAll(row => Of(row.Session, string.Join(", ", names[row.Session.Id].Select(speaker => speaker.Name)), row.CreatedAt) with
        {
            // Two names cannot lead to two pages from one line.
            ById = names[row.Session.Id].Count() == 1 ? names[row.Session.Id].First().Id : null,
        });
    }

    private static SearchText Of(Session session, string speakers, DateTimeOffset createdAt) =>
        new(session.Id, "Session", session.Title, Body(session), session.StartsAt ?? createdAt) { Names = speakers, By = speakers };

    private static string Body(Session session) =>
        string.Join(' ', new[] { PlainText.Clean(session.Subtitle), Words(session), session.Track }.Where(part => part.Length > 0));

    private static string Words(Session session) => session.AbstractFormat switch
    {
        AbstractFormat.Html => Markup.ToPlainText(Markup.FromHtml(session.Abstract)),
        AbstractFormat.Markdown => Markup.ToPlainText(session.Abstract, Session.AbstractLimit),
        _ => PlainText.Clean(session.Abstract),
    };
}
