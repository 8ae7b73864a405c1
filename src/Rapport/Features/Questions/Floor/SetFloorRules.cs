using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions.Floor;

public sealed record SetFloorRulesInput(bool IsClosed, bool IsModerated, bool TakesNameless);

/// <summary>Editors say how the event takes questions from the floor. What waits or was asked without a name stays so.</summary>
public sealed class SetFloorRules(RapportDb db)
{
    public async Task<Outcome<Guid>> RunAsync(SetFloorRulesInput input, ActPlace place, CancellationToken cancellationToken)
    {
        if (QuestionRules.RefuseHand(place) is { } refusal)
        {
            return refusal;
        }

        await db.LockStreamAsync(place.EventId, cancellationToken);
        var rules = await db.FloorRules.SingleOrDefaultAsync(row => row.EventId == place.EventId, cancellationToken) ?? db.Add(new FloorRules(place.EventId)).Entity;
        rules.Set(input.IsClosed, input.IsModerated, input.TakesNameless);
        await db.SaveChangesAsync(cancellationToken);
        return place.EventId;
    }
}
