using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>The people of the demo, each with an account.</summary>
internal sealed record DemoCast(IReadOnlyList<DemoPerson> People)
{
    public const string Organiser = "maud";

    public DemoPerson Of(string key) => People.Single(person => person.Key == key);

    public Reader ReaderOf(string key) => new(Of(key).Id, Of(key).Role, IsHost: false);

    public static async Task<Guid?> FindAsync(RapportDb db, string key, CancellationToken cancellationToken)
    {
        var email = new DemoPerson(key, "", "", Role.Member).Email;
        return await db.Users.Where(login => login.Email == email).Select(login => (Guid?)login.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whoever is not there yet gets an account. On an installation of its own the organiser is its host too.</summary>
    public static async Task<DemoCast> GatherAsync(RapportDb db, Acts acts, CancellationToken cancellationToken)
    {
        var isAlone = !await db.People.AnyAsync(cancellationToken);
        var people = new List<DemoPerson>();
        foreach (var person in DemoTexts.Read<List<DemoPerson>>("people"))
        {
            var input = new AddAccountInput(person.Email, person.Name, null, isAlone && person.Key == Organiser);
            var id = await FindAsync(db, person.Key, cancellationToken)
                ?? (await acts.RunAsync((AddAccount act, CancellationToken token) => act.RunAsync(input, token), cancellationToken)).Value.Id;
            people.Add(person with { Id = id });
        }

        return new DemoCast(people);
    }

    public async Task TakeTheirPartsAsync(Guid spaceId, Acts acts, CancellationToken cancellationToken)
    {
        foreach (var person in People.Where(person => person.Role != Role.Organiser))
        {
            var input = new GiveRoleInput(spaceId, null, person.Id, person.Role, Of(Organiser).Id);
            await acts.RunAsync((GiveRole act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        }
    }
}
