using System.Security.Cryptography;
using System.Text;
using Rapport.Formats.Schedules;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>
/// What an import would do, before it does anything. A session that the file no longer has keeps its row and its
/// address and is cancelled, so that no link to it ever breaks; one that comes back is reinstated.
/// </summary>
public sealed record ImportPlan
{
    public required string Source { get; init; }

    public required IReadOnlyList<IncomingSession> Added { get; init; }

    public required IReadOnlyList<SessionChange> Changed { get; init; }

    public required IReadOnlyList<SessionChange> Removed { get; init; }

    public required IReadOnlyList<SpeakerChange> Speakers { get; init; }

    public required IReadOnlyList<ImportQuestion> Questions { get; init; }

    public required int Unchanged { get; init; }

    public bool ChangesNothing => Added.Count + Changed.Count + Removed.Count + Speakers.Count == 0;

    public bool IsOpen => Questions.Any(question => question.Answer is null);

    /// <summary>The same for two plans that would do the same.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Lines()))));

    /// <param name="schedule">What the file states.</param>
    /// <param name="present">What the programme has from the same source.</param>
    /// <param name="zone">The event's.</param>
    /// <param name="answers">By the question's name; one that does not answer its question is not heard.</param>
    public static ImportPlan For(Schedule schedule, PresentProgramme present, EventZone zone, IReadOnlyDictionary<string, string> answers)
    {
        var incoming = IncomingProgramme.Of(schedule, zone);
        var (found, asked) = SessionMatching.Match(incoming, present.Sessions);
        var questions = Answer(asked, answers);
        var same = found.Concat(questions.Where(question => question.Chosen is not null)
            .Select(question => KeyValuePair.Create(question.Session.Place, question.Chosen!))).ToDictionary();
        var open = questions.Where(question => question.Answer is null).ToList();
        var undecided = open.SelectMany(question => question.Choices).Concat(same.Values).Select(session => session.Id).ToHashSet();
        var kept = incoming.Where(session => same.ContainsKey(session.Place)).Select(session => new SessionChange(same[session.Place], session)).ToList();
        var changed = kept.Where(change => change.After != change.Before || TakesKey(change)).ToList();
        return new()
        {
            Source = present.Source,
            Added = [.. incoming.Where(session => !same.ContainsKey(session.Place)).Except(open.Select(question => question.Session))],
            Changed = changed,
            Removed = [.. present.Sessions.Where(session => !undecided.Contains(session.Id) && !session.Shape.IsCancelled).Select(session => new SessionChange(session, null))],
            Speakers = SpeakersThatChange(incoming, present),
            Questions = questions,
            Unchanged = kept.Count - changed.Count,
        };
    }

    // Two sessions of the file cannot be the same one here: then neither answer counts.
    private static List<ImportQuestion> Answer(IReadOnlyList<ImportQuestion> asked, IReadOnlyDictionary<string, string> answers)
    {
        var given = asked.Select(question => question with { Answer = answers.GetValueOrDefault(question.Name) })
            .Select(question => question.Answer == ImportQuestion.New || question.Chosen is not null ? question : question with { Answer = null }).ToList();
        var twice = given.Where(question => question.Chosen is not null).GroupBy(question => question.Answer).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet();
        return given.ConvertAll(question => twice.Contains(question.Answer) ? question with { Answer = null } : question);
    }

    private static bool TakesKey(SessionChange change) => change.Incoming!.Key is { } key && key != change.Present.Key;

    private static List<SpeakerChange> SpeakersThatChange(IEnumerable<IncomingSession> incoming, PresentProgramme present)
    {
        var known = new KnownSpeakers(present.Source, present.Speakers);
        var changes = new Dictionary<Guid, SpeakerChange>();
        foreach (var stated in incoming.SelectMany(session => session.Speakers).Distinct())
        {
            var name = IncomingProgramme.NameOf(stated);
            if (known.Find(IncomingProgramme.KeyOf(stated.Key), name) is { } speaker && known.IsOurs(speaker))
            {
                var biography = !speaker.IsByHand && IncomingProgramme.BiographyOf(stated) is { Length: > 0 } text ? text : speaker.Biography;
                changes.TryAdd(speaker.Id, new(speaker, name, biography));
            }
        }

        return [.. changes.Values.Where(change => change.Name != change.Speaker.Name || change.Biography != change.Speaker.Biography)];
    }

    private IEnumerable<string> Lines() =>
        Added.Select(session => $"add {session.Place} {session.Key} {session.Shape}")
            .Concat(Changed.Concat(Removed).Select(change => $"change {change.Present.Id} {change.Before} {change.After}"))
            .Concat(Speakers.Select(change => $"speaker {change.Speaker.Id} {change.Name} {change.Biography}"))
            .Concat(Questions.Select(question => $"question {question.Name} {question.Answer}"))
            .Prepend(Source);
}
