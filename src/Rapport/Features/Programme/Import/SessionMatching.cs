namespace Rapport.Features.Programme.Import;

/// <summary>
/// Finds for each session of a file the session that it is here. Where both have a key of the source, the key alone
/// decides. Else title, day and speakers do, and what they leave open becomes a question.
/// </summary>
internal sealed class SessionMatching
{
    private readonly List<IncomingSession> incoming;
    private readonly List<PresentSession> present;
    private readonly Dictionary<int, PresentSession> found = [];

    private SessionMatching(IEnumerable<IncomingSession> incoming, IEnumerable<PresentSession> present)
    {
        (this.incoming, this.present) = ([.. incoming], [.. present]);
    }

    /// <summary>What was found, by place in the file, and what has to be asked.</summary>
    public static (IReadOnlyDictionary<int, PresentSession> Found, IReadOnlyList<ImportQuestion> Questions) Match(
        IEnumerable<IncomingSession> incoming, IEnumerable<PresentSession> present)
    {
        var matching = new SessionMatching(incoming, present);
        matching.PairByKey();

        // The same item at the same time first, so that one coffee break that moves is not taken for the other.
        matching.Pair(shape => shape, alsoTwins: true);
        matching.Pair(shape => (shape.Title, shape.Wall, shape.Room, shape.Speakers), alsoTwins: true);
        matching.Pair(shape => (shape.Title, shape.Wall, shape.Room), alsoTwins: false);
        matching.Pair(shape => (shape.Title, shape.Day, shape.Speakers), alsoTwins: false);
        return (matching.found, matching.Ask());
    }

    private void PairByKey()
    {
        var keyed = present.Where(session => session.Key is not null).ToDictionary(session => session.Key!, StringComparer.Ordinal);
        foreach (var session in incoming.Where(session => session.Key is not null).ToList())
        {
            if (keyed.TryGetValue(session.Key!, out var same))
            {
                Pair(session, same);
            }
        }
    }

    private void Pair<T>(Func<SessionShape, T> by, bool alsoTwins)
        where T : notnull
    {
        var here = present.ToLookup(session => by(session.Shape));
        foreach (var group in incoming.GroupBy(session => by(session.Shape)).ToList())
        {
            var (theirs, ours) = (group.ToList(), here[group.Key].ToList());
            if (alsoTwins || (theirs.Count == 1 && ours.Count == 1))
            {
                PairInOrder(theirs, ours);
            }
        }
    }

    private void PairInOrder(List<IncomingSession> theirs, List<PresentSession> ours)
    {
        foreach (var session in theirs)
        {
            if (ours.Find(other => MayBe(session, other)) is { } same)
            {
                ours.Remove(same);
                Pair(session, same);
            }
        }
    }

    private void Pair(IncomingSession session, PresentSession same)
    {
        found.Add(session.Place, same);
        incoming.Remove(session);
        present.Remove(same);
    }

    private List<ImportQuestion> Ask()
    {
        var suggested = new HashSet<Guid>();
        var questions = new List<ImportQuestion>();
        foreach (var session in incoming)
        {
            var choices = present.Where(other => MayBe(session, other) && IsAlike(session.Shape, other.Shape))
                .OrderByDescending(other => other.Shape.Title == session.Shape.Title).ThenBy(other => other.Shape.Wall).ToList();
            if (choices.Count > 0)
            {
                var first = choices.Find(choice => suggested.Add(choice.Id));
                questions.Add(new(session, choices) { Suggested = first?.Id.ToString() ?? ImportQuestion.New });
            }
        }

        return questions;
    }

    private static bool MayBe(IncomingSession session, PresentSession other) => session.Key is null || other.Key is null;

    // The same title at another time, or something else in its place: moved or renamed, or another session.
    private static bool IsAlike(SessionShape a, SessionShape b) =>
        a.Title == b.Title
        || (a.Wall == b.Wall && a.Room == b.Room && a.Wall is not null)
        || (a.Day == b.Day && a.Speakers == b.Speakers && a.Speakers.Length > 0);
}
