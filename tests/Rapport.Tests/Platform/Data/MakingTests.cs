using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Events.Hosts;
using Rapport.Platform.Data;
using Rapport.Shared;
using Rapport.Tests.Features.Programme;

namespace Rapport.Tests.Platform.Data;

/// <summary>What a form makes it makes once, however often it is sent.</summary>
public sealed class MakingTests
{
    [Theory]
    [EachEngine("/spaces/new", "Name")]
    [EachEngine("/{space}/events/new", "Form.Title")]
    [EachEngine("/{space}/{event}/sessions/new", "title")]
    [EachEngine("/{space}/{event}/hosts", "name")]
    public async Task A_form_sent_twice_at_once_makes_one_thing(Engine engine, string door, string title)
    {
        await using var world = await World.StartAsync(engine);
        var (page, maker, _) = await OpenAsync(world, door);
        var form = await FilledAsync(maker, page, title);

        var answers = await Task.WhenAll(maker.SendAsync(page, form), maker.SendAsync(page, form));
        var later = await maker.SendAsync(page, form);

        Assert.All(answers.Append(later), answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(answers.Append(later).Select(answer => answer.Landed()).Distinct());
        Assert.Single(await NamesAsync(world));
    }

    [Theory]
    [EachEngine("/spaces/new", "Name")]
    [EachEngine("/{space}/events/new", "Form.Title")]
    [EachEngine("/{space}/{event}/sessions/new", "title")]
    [EachEngine("/{space}/{event}/hosts", "name")]
    public async Task The_id_of_a_form_makes_nothing_for_another_person_nor_in_other_words(Engine engine, string door, string title)
    {
        await using var world = await World.StartAsync(engine);
        var (page, maker, other) = await OpenAsync(world, door);
        var form = await FilledAsync(maker, page, title);
        await maker.SendAsync(page, form);

        var theirs = await other.SendAsync(page, form);
        var changed = await maker.SendAsync(page, new Dictionary<string, string>(form) { [title] = "In other words" });
        foreach (var answer in new[] { theirs, changed })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(Making.IdTaken.Sentence, await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Equal(["Twice at once"], await NamesAsync(world));
        form["formId"] = $"{Ids.New(world.Time)}";
        await maker.SendAsync(page, new Dictionary<string, string>(form) { [title] = "In other words" });
        Assert.Equal(["In other words", "Twice at once"], (await NamesAsync(world)).Order(StringComparer.Ordinal));
    }

    [Theory, EachEngine]
    public async Task The_id_of_what_is_there_makes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (page, maker, _) = await OpenAsync(world, "/{space}/{event}/sessions/new");
        var form = await FilledAsync(maker, page, "title");
        form["formId"] = $"{await world.ReadAsync(db => db.Events.Select(row => row.Id).SingleAsync(World.Cancelled))}";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.SendAsync(page, form)).StatusCode);
        Assert.Empty(await NamesAsync(world));
    }

    private static async Task<(string Page, HttpClient Maker, HttpClient Other)> OpenAsync(World world, string door)
    {
        await world.EventAsync(await world.SpaceAsync("topic"), "day");
        return (door.Replace("{space}", "topic", StringComparison.Ordinal).Replace("{event}", "day", StringComparison.Ordinal),
            await world.SignInAsync(await world.HostAsync()), await world.SignInAsync(await world.HostAsync()));
    }

    private static async Task<Dictionary<string, string>> FilledAsync(HttpClient maker, string page, string title)
    {
        var form = await maker.FormAsync(page);
        form[title] = "Twice at once";
        form["act"] = "save";
        foreach (var (name, value) in new[] { ("Form.From", "2026-11-24"), ("Form.Zone", "Europe/London"), ("start", "10:00") }.Where(field => form.ContainsKey(field.Item1)))
        {
            form[name] = value;
        }

        return form;
    }

    /// <summary>Of all that was made by a form.</summary>
    private static Task<List<string>> NamesAsync(World world) => world.ReadAsync(db =>
        db.Subjects.Where(row => row.AuthorId != null).Select(row => row.Title).Concat(db.EventHosts.Select(host => host.Name)).ToListAsync(World.Cancelled));
}
