using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Tests.Rules;

namespace Rapport.Tests.Access;

/// <summary>Every door that changes something, tried with what no page of ours sends.</summary>
public sealed class ForgeryTests
{
    // What entities, inputs and the pages themselves call who somebody is and what they may do.
    private const string Extra = "&Role=Owner&role=Owner&IsHost=true&Caller.IsHost=true&Reader.IsHost=true&Reader.Role=Owner&Place.Reader.Role=Owner&Host.IsHost=true"
        + "&State=Shown&Visibility=Public&OwnVisibility=Public&IsWaiting=false&IsKept=true&EmailConfirmed=true&Form.MakerId={0}&PersonId={0}&AuthorId={0}&ActorId={0}&Input.PersonId={0}&ById={0}";

    private static readonly IReadOnlyList<TableRow> Changes =
        [.. AccessTable.Read().Where(row => row.Entrance.StartsWith("POST ", StringComparison.Ordinal) || row.Entrance.StartsWith("PUT ", StringComparison.Ordinal))];

    [Fact]
    public async Task Nothing_is_done_for_another_site_whoever_is_signed_in()
    {
        await using var world = await World.StartAsync();
        var premises = await Premises.BuildAsync(world);
        var host = premises.BrowserOf(Who.Host);
        host.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        host.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var answers = new List<(TableRow Row, string Answer)>();
        foreach (var row in Changes)
        {
            answers.Add((row, await Visit.TryAsync(host, row, premises.Values(row.Thing, Who.Host))));
        }

        Rule.Holds(answers.Where(tried => tried.Answer is not ("403" or "cross_site")).Select(tried => $"{tried.Row}: {tried.Answer}"));
    }

    [Theory, EachEngine]
    public async Task Fields_that_no_form_has_make_nobody_more_than_they_are(Engine engine)
    {
        LongRun.OnPostgres(engine);
        await using var world = await World.StartAsync(engine);
        var premises = await Premises.BuildAsync(world);
        var (roles, before) = (await RolesAsync(world), await SubjectsAsync(world));
        var victim = premises.Values("entry", Who.Member)["bystander"];
        var own = await world.ReadAsync(db => db.People.Where(person => person.Name == "One Member" || person.Name == "Gwen Guest").Select(person => $"{person.Id}").ToListAsync(World.Cancelled));

        foreach (var who in new[] { Who.Stranger, Who.Guest, Who.Member })
        {
            foreach (var row in Changes)
            {
                var field = row with { Form = row.Form + Extra.Replace("{0}", victim, StringComparison.Ordinal) };
                await Visit.TryAsync(premises.BrowserOf(who), field, premises.Values(row.Thing, who));
            }
        }

        Assert.Equal(roles, await RolesAsync(world));
        var after = await SubjectsAsync(world);
        Rule.Holds(after
            .Where(subject => before.GetValueOrDefault(subject.Key) is { } was ? was != subject.Value && !own.Exists(self => was.Contains(self, StringComparison.Ordinal)) : subject.Value.Contains(victim, StringComparison.Ordinal))
            .Select(subject => $"{before.GetValueOrDefault(subject.Key)} became {subject.Value}"));
        Assert.Empty(world.Logs.Errors);
    }

    private static Task<List<string>> RolesAsync(World world) => world.ReadAsync(async db =>
    {
        var held = await db.Memberships.OrderBy(held => held.Id).Select(held => $"{held.PersonId} {held.EventId} {held.Role} {held.IsWaiting}").ToListAsync(World.Cancelled);
        held.AddRange(await db.People.OrderBy(person => person.Id).Select(person => $"{person.Id} {person.IsHost}").ToListAsync(World.Cancelled));
        return held;
    });

    /// <summary>Whose everything is, who may see it, and whether it is shown.</summary>
    private static Task<SortedDictionary<Guid, string>> SubjectsAsync(World world) => world.ReadAsync(async db =>
        new SortedDictionary<Guid, string>(await db.Subjects.ToDictionaryAsync(
            subject => subject.Id, subject => $"{subject.Kind} {subject.AuthorId} {subject.OwnVisibility} {subject.Visibility} {subject.State}", World.Cancelled)));
}
