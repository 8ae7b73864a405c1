using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Personal;

/// <summary>The log of what somebody did. It names them by the row of their person alone, which forgets its name in an erasure.</summary>
public sealed class ActivityHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["subjects", "activities"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var acts = db.Activities.Where(act => act.ActorId == personId).OrderBy(act => act.At).ThenBy(act => act.Id)
            .Join(db.SubjectsKnownTo(personId), act => act.SubjectId, subject => subject.Id, (act, subject) => new { act.Verb, act.SubjectKind, subject.Address, act.At });
        return [await acts.HoldAsync("What the log has you doing", "acts", row => new(row.Verb, row.Address), cancellationToken)];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => Task.CompletedTask;
}
