using System.Net;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Programme;

namespace Rapport.Tests.Features.Events;

/// <summary>What an organiser writes is not put back by a tab that was opened before.</summary>
public sealed class OldTabTests
{
    [Theory]
    [EachEngine("/topic/day/settings", "Form.Title")]
    [EachEngine("/topic/settings", "Name")]
    [EachEngine("/topic/day/venue/edit", "Form.NetworkName")]
    [EachEngine("/topic/day/questions/call", "text")]
    [EachEngine("/topic/day/hosts", "name")]
    public async Task Of_two_who_save_one_after_the_other_from_old_forms_the_second_is_shown_what_the_first_wrote(Engine engine, string page, string field)
    {
        await using var world = await World.StartAsync(engine);
        await world.EventAsync(await world.SpaceAsync("topic"), "day", phase: Phase.Before);
        using var organiser = await world.SignInAsync(await world.HostAsync());
        await organiser.FillAsync("/topic/day/venue/edit", ("Form.NetworkName", "guests"));
        await organiser.FillAsync("/topic/day/questions/call", ("answerers", "Anyone"));
        await organiser.FillAsync("/topic/day/hosts", ("act", "save"), ("name", "The Guildhall"), ("role", "Host"));
        var old = await organiser.FormAsync(page);
        (old[field], old["act"]) = ("Written second", "save");

        var first = await organiser.FillAsync(page, ("act", "save"), (field, "Written first"));
        var second = await organiser.SendAsync(page, old);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (first.StatusCode, second.StatusCode));
        var told = await second.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains(FormState.Outdated.Sentence, told, StringComparison.Ordinal);
        Assert.Contains("<td data-name=\"As it is now\">Written first</td><td data-name=\"As you wrote it\">Written second</td>", told, StringComparison.Ordinal);
        Assert.Equal("Written first", (await organiser.FormAsync(page))[field]);
        var again = ProgrammeEditing.FieldsOf(told);
        again["act"] = "save";
        Assert.Equal("Written second", again[field]);
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync(page, again)).StatusCode);
        Assert.Equal("Written second", (await organiser.FormAsync(page))[field]);
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync(page, again)).StatusCode);
    }
}
