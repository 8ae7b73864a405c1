using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record RenamePersonInput(Guid PersonId, string Name);

/// <summary>The name under which a person writes.</summary>
public sealed class RenamePerson(RapportDb db)
{
    public async Task<Outcome<Person>> RunAsync(RenamePersonInput input, CancellationToken cancellationToken)
    {
        var name = PlainText.Clean(input.Name).Trim();
        if (Person.Refuse(name) is { } problem)
        {
            return problem;
        }

        var person = await db.People.SingleAsync(person => person.Id == input.PersonId, cancellationToken);
        person.Rename(name);
        await db.SaveChangesAsync(cancellationToken);
        return person;
    }
}
