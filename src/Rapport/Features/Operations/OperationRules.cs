using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>What whoever captures hears where it cannot be done.</summary>
internal static class OperationRules
{
    public static Problem? RefuseCapture(OperationPlace place) =>
        place.IsSealed ? EventProblems.Sealed
        : !place.Reader.MayCapture ? new("not_team", "Only the event's team can do this.")
        : null;
}
