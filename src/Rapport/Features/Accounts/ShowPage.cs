using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <param name="Readers">Author only is nobody.</param>
public sealed record ShowPageInput(Guid PersonId, Visibility? Readers);

/// <summary>A person says who may read the page on which what they said, wrote and covered stands together.</summary>
public sealed class ShowPage(RapportDb db, ShowPerson shown)
{
    public async Task<Outcome<Visibility>> RunAsync(ShowPageInput input, CancellationToken cancellationToken)
    {
        if (input.Readers is not { } readers || !Enum.IsDefined(readers))
        {
            return new Problem("visibility_unknown", "Please choose who can read your page: everybody, members, the team or nobody.");
        }

        await db.LockPersonAsync(input.PersonId, cancellationToken);
        var person = await db.People.SingleAsync(row => row.Id == input.PersonId, cancellationToken);
        if (person.PageFor == readers)
        {
            return readers;
        }

        // Every node holds pages where the name leads there.
        person.ShowPageTo(readers);
        await shown.AnewAsync(person, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return readers;
    }
}
