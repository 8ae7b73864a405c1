using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <summary>Who plans the coverage, and what one hears who may not.</summary>
internal static class CoverageRules
{
    public static readonly Problem Cancelled = new("session_cancelled", "This session is cancelled, so nobody needs to cover it.");

    public static readonly Problem UnknownPerson = new("person_unknown", "Please choose somebody on the team: nobody else can cover a session.");

    public static readonly Problem NotYours = new("not_yours", "Everybody takes and leaves their own shifts. Editors and organisers give and take those of others.");

    /// <summary>Everybody of the team for themselves, editors for all of them.</summary>
    public static bool MaySet(this Reader reader, Guid personId) =>
        reader.IsTeam && reader.MayCapture && (reader.PersonId == personId || (reader.IsEditor && reader.IsSignedIn));

    public static bool IsOpen(this EventView @event) => @event.Phase != Phase.Sealed;
}
