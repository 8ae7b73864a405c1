using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;

namespace Rapport.Features.Setup;

/// <summary>How far set-up has come, read from what is there; once it is over it stays over.</summary>
public sealed class SetupState(RapportDb db)
{
    /// <returns>The address of the step that is next; null when nothing is left.</returns>
    public async Task<string?> NextAsync(CancellationToken cancellationToken) =>
        !await db.People.AnyAsync(person => person.IsHost, cancellationToken) ? "/setup"
        : !await db.Spaces.AnyAsync(cancellationToken) ? "/setup/space"
        : !await db.Events.AnyAsync(cancellationToken) ? "/setup/event"
        : null;

    public Task<Space> FirstSpaceAsync(CancellationToken cancellationToken) =>
        db.Spaces.OrderBy(space => space.Id).FirstAsync(cancellationToken);
}
