using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>What every change of what stands around an event asks first.</summary>
internal static class HeldEvents
{
    extension(RapportDb db)
    {
        /// <summary>The event's subject, its stream locked so that of two changes at once the second sees the first; refused where it is sealed.</summary>
        public async Task<Outcome<Subject>> HoldEventAsync(Guid eventId, CancellationToken cancellationToken)
        {
            await db.LockStreamAsync(eventId, cancellationToken);
            return await db.Events.AnyAsync(row => row.Id == eventId && row.Phase == Phase.Sealed, cancellationToken)
                ? EventProblems.Sealed
                : await db.Subjects.SingleAsync(subject => subject.Id == eventId, cancellationToken);
        }

        /// <summary>A join code that no event has.</summary>
        public async Task<string> FreeJoinCodeAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                var code = JoinCode.New();
                if (!await db.Events.AnyAsync(row => row.JoinCode == code, cancellationToken))
                {
                    return code;
                }
            }
        }
    }
}
