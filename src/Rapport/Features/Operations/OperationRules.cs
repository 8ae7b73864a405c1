using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>What whoever captures hears where it cannot be done.</summary>
internal static class OperationRules
{
    public static Problem? RefuseCapture(ActPlace place) =>
        place.IsSealed ? EventProblems.Sealed
        : !place.Reader.MayCapture ? new("not_team", "Only the event's team can do this.")
        : null;
}
