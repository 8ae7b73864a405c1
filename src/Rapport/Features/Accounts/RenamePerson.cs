using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record RenamePersonInput(Guid PersonId, string Name);

/// <summary>The own name of a person. Behind a pseudonym nobody else is told.</summary>
public sealed class RenamePerson(RapportDb db, ShowPerson shown, IKeepName keeper)
{
    public async Task<Outcome<Person>> RunAsync(RenamePersonInput input, CancellationToken cancellationToken)
    {
        var name = PersonName.Of(input.Name);
        if (Person.Refuse(name) is { } problem)
        {
            return problem;
        }

        await db.LockPersonAsync(input.PersonId, cancellationToken);
        var person = await db.People.SingleAsync(person => person.Id == input.PersonId, cancellationToken);
        var before = person.Name;
        person.Rename(name);
        if (person.Name != before)
        {
            if (await keeper.RefuseAsync(person.Id, cancellationToken) is { } kept)
            {
                return kept;
            }

            await shown.AnewAsync(person, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return person;
    }
}
