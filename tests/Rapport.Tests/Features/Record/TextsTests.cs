using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Record;

/// <summary>Two texts of one entry, side by side until somebody chooses or joins; as a browser without script does it.</summary>
public sealed partial class TextsTests
{
    private const string Mine = "plover-3381, by its author";
    private const string Yours = "godwit-9027, by an editor";

    [Theory, EachEngine]
    public async Task Both_texts_stand_there_with_who_and_when_and_only_those_who_may_change_it_choose(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var scene = await SceneAsync(world);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, scene.Event, name: "Mia Lund"));
        using var colleague = await world.SignInAsync(await world.PersonAsync(Role.Reporter, scene.Event, name: "Cora Colleague"));

        foreach (var reader in new[] { world.Visitor, member, colleague })
        {
            var page = await reader.GetStringAsync(scene.Address, World.Cancelled);
            Assert.Matches(@"<h3>Edie Editor, \d\d:\d\d</h3><p class=""kicker"">Shown now</p>[\s\S]*<h3>Ada Author, \d\d:\d\d</h3><p class=""kicker"">Came after it</p>", page);
            Assert.DoesNotContain("Use this one", page, StringComparison.Ordinal);
            using var tried = await reader.SendAsync(scene.Address + "?handler=Amend", [("Input.Id", Ids.New(world.Time).ToString()), ("Input.BasedOn", "2"), ("Input.Text", "not mine to say")]);
            Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
        }

        Assert.Equal((Yours, 1), await StandsAsync(world, scene.Entry));
        var own = await scene.Author.GetStringAsync(scene.Address, World.Cancelled);
        Assert.Equal(["Keep this one", "Use this one", "Send the joined text", "Save"], Amending().Matches(own).Select(form => form.Groups["verb"].Value));
    }

    [Theory]
    [InlineData("Keep this one", Yours)]
    [InlineData("Use this one", Mine)]
    [InlineData("Send the joined text", Yours + "\n\n" + Mine)]
    public async Task Each_way_settles_it_once_however_often_it_is_sent(string verb, string text)
    {
        await using var world = await World.StartAsync();
        var scene = await SceneAsync(world);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await scene.Author.SendAsync(scene.Address + "?handler=Amend", scene.Fields ??= await FieldsAsync(scene, verb));
            Assert.Equal((HttpStatusCode.Redirect, scene.Address), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        Assert.Equal((text, 0), await StandsAsync(world, scene.Entry));
        Assert.DoesNotContain("id=\"texts-h\"", await scene.Author.GetStringAsync(scene.Address, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Two_who_choose_at_once_leave_both_choices_to_be_seen(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var scene = await SceneAsync(world);
        var (keep, use) = (await FieldsAsync(scene, "Keep this one"), await FieldsAsync(scene, "Use this one"));

        using var first = await scene.Author.SendAsync(scene.Address + "?handler=Amend", use);
        using var second = await scene.Author.SendAsync(scene.Address + "?handler=Amend", keep);

        Assert.Equal((scene.Address, scene.Address + "#texts"), (first.Headers.Location?.ToString(), second.Headers.Location?.ToString()));
        Assert.Equal((Mine, 1), await StandsAsync(world, scene.Entry));
    }

    [Fact]
    public async Task In_a_session_without_attribution_no_text_tells_its_writers_below_the_team_who_said_it()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var contributor = await world.PersonAsync(Role.Contributor, @event, name: "Cas Contributor");
        var (device, editor) = (await world.DeviceAsync(contributor, @event), await world.DeviceAsync(await world.PersonAsync(Role.Editor, @event), @event));
        var quote = device.Entry("quote", "We count what is easy.", session.Id, more: new { saidBy = new { name = "avocet-1177" } });
        await device.SendOneAsync(quote);
        await editor.SendOneAsync(editor.Operation("entry.amend", new { target = Device.IdOf(quote), basedOn = 1, text = Yours, saidBy = new { name = "avocet-1177" } }));
        await device.SendOneAsync(device.Operation("entry.amend", new { target = Device.IdOf(quote), basedOn = 1, text = Mine, saidBy = new { name = "avocet-1177" } }));
        await world.PlantAsync(db => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsUnattributed, true), World.Cancelled));
        using var reader = await world.SignInAsync(contributor);

        var page = await reader.GetStringAsync(await world.AddressOfAsync(Device.IdOf(quote)), World.Cancelled);

        Assert.Contains(Mine, page, StringComparison.Ordinal);
        Assert.DoesNotContain("avocet-1177", page, StringComparison.Ordinal);
    }

    private static async Task<Scene> SceneAsync(World world)
    {
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, @event, name: "Ada Author");
        var (author, editor) = (await world.DeviceAsync(ada, @event), await world.DeviceAsync(await world.PersonAsync(Role.Editor, @event, name: "Edie Editor"), @event));
        var note = author.Note("first");
        await author.SendOneAsync(note);
        await editor.SendOneAsync(editor.Operation("entry.amend", new { target = Device.IdOf(note), basedOn = 1, text = Yours }));
        await author.SendOneAsync(author.Operation("entry.amend", new { target = Device.IdOf(note), basedOn = 1, text = Mine }));
        return new(@event, Device.IdOf(note), await world.AddressOfAsync(Device.IdOf(note)), await world.SignInAsync(ada));
    }

    private static async Task<(string Name, string Value)[]> FieldsAsync(Scene scene, string verb)
    {
        var form = Amending().Matches(await scene.Author.GetStringAsync(scene.Address, World.Cancelled)).Single(form => form.Groups["verb"].Value == verb).Value;
        return [.. Fields().Matches(form).Select(field => (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)))];
    }

    private static async Task<(string Text, int Competing)> StandsAsync(World world, Guid entry) => (
        (await world.ReadAsync(db => db.Entries.SingleAsync(row => row.Id == entry, World.Cancelled))).Content.Text,
        await world.ReadAsync(db => db.EntryRevisions.CountAsync(text => text.IsCompeting, World.Cancelled)));

    private sealed record Scene(Event Event, Guid Entry, string Address, HttpClient Author)
    {
        public (string Name, string Value)[]? Fields { get; set; }
    }

    [GeneratedRegex("""<form[^>]*data-amend[^>]*>(?:(?!</form>)[\s\S])*<button[^>]*>(?<verb>[^<]+)</button>""")]
    private static partial Regex Amending();

    [GeneratedRegex("""name="(?<name>[^"]+)"(?:[^>]*? value="(?<value>[^"]*)"|[^>]*>(?<value>[^<]*)</textarea>)""")]
    private static partial Regex Fields();
}
