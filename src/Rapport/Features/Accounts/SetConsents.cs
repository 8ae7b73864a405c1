using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <param name="Pseudonym">What is shown instead of the own name; empty for the own name.</param>
/// <param name="Photos">Null, when none was chosen, is refused; so is <paramref name="Quotation"/>.</param>
public sealed record SetConsentsInput(Guid PersonId, string? Pseudonym, PhotoConsent? Photos, Quotation? Quotation);

/// <summary>What somebody agrees to: their name or another, photos, being quoted. It holds everywhere from the same moment on.</summary>
public sealed class SetConsents(RapportDb db, ShowPerson shown, IKeepName keeper)
{
    public async Task<Outcome<Guid>> RunAsync(SetConsentsInput input, CancellationToken cancellationToken)
    {
        var pseudonym = PersonName.Of(input.Pseudonym);
        if (pseudonym.Length > 0 && Person.Refuse(pseudonym) is { } problem)
        {
            return problem;
        }

        // A form that came in half must not take back what somebody decided before.
        if (input.Photos is not { } photos || input.Quotation is not { } quotation || !Enum.IsDefined(photos) || !Enum.IsDefined(quotation))
        {
            return new Problem("consent_unknown", "Please choose one of the answers.");
        }

        await db.LockPersonAsync(input.PersonId, cancellationToken);
        var person = await db.People.SingleAsync(row => row.Id == input.PersonId, cancellationToken);
        var before = (person.Name, person.Quotation, person.Photos);
        person.GoBy(pseudonym.Length == 0 ? null : pseudonym);
        if (person.Name != before.Name && await keeper.RefuseAsync(person.Id, cancellationToken) is { } kept)
        {
            return kept;
        }

        person.Agree(photos, quotation);
        if (before != (person.Name, person.Quotation, person.Photos))
        {
            await shown.AnewAsync(person, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return person.Id;
    }
}
