using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Shared;
using Rapport.Tests.Features.Glossary;

namespace Rapport.Tests.Access;

/// <summary>A page that is kept for many holds what all of them may see, whoever opened it first.</summary>
public sealed class SharedPageLeakTests
{
    [Theory, EachEngine]
    public async Task What_is_kept_for_one_audience_is_given_to_no_other_however_its_address_is_written(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync(visibility: Visibility.Team);
        var term = await world.TermAsync(space, "ZEBRA", "plover-7431");
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Guest, await world.EventAsync()));
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space));
        foreach (var address in new[] { $"/{space.Slug}/glossary", $"/{space.Slug}/Glossary", $"/{space.Slug}/GLOSSARY/", term.Replace("/glossary/", "/Glossary/", StringComparison.Ordinal), term })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address, World.Cancelled)).StatusCode);
            Assert.Contains("plover-7431", await member.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(address, World.Cancelled)).StatusCode);
        }
    }

    [Theory, EachEngine]
    public async Task What_somebody_sees_as_its_author_alone_is_in_nobody_elses_page(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (session, closed) = (await world.SessionAsync(@event), await world.SessionAsync(@event, "heron-9925", visibility: Visibility.Team));
        var author = await world.PersonAsync(Role.Contributor, @event);
        await world.NoteAsync(session, author.Id, title: "plover-7431");
        await world.PlantAsync(db => db.Subjects.Where(row => row.Id == closed.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(subject => subject.AuthorId, author.Id), World.Cancelled));
        using var first = await world.SignInAsync(author);
        using var second = await world.SignInAsync(await world.PersonAsync(Role.Contributor, @event));
        var (open, shut) = (await world.AddressOfAsync(session.Id), await world.AddressOfAsync(closed.Id));

        (await first.GetAsync(open, World.Cancelled)).Dispose();
        (await first.GetAsync(shut, World.Cancelled)).Dispose();

        Assert.DoesNotContain("plover-7431", await second.GetStringAsync(open, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(shut, World.Cancelled)).StatusCode);
        Assert.Contains("plover-7431", await first.GetStringAsync($"{open}/notes", World.Cancelled), StringComparison.Ordinal);
    }
}
