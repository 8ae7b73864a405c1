using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Rapport.Shared;

namespace Rapport.Tests.Features.Questions;

/// <summary>Ideas and votes as the outbox of a device brings them.</summary>
public sealed class QuestionOperationTests
{
    [Theory, EachEngine]
    public async Task An_idea_that_is_sent_twice_is_one_question_with_its_id(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, _) = await world.CalledAsync();
        var device = await world.DeviceAsync(await world.PersonAsync(Role.Guest, @event), @event);
        var idea = device.Operation("question.ask", new { text = " Who reads\nthe reports? ", visibility = "public" });

        var (first, again) = (await device.SendOneAsync(idea), await device.SendOneAsync(idea));
        var other = await device.SendOneAsync(device.Operation("question.ask", new { text = "Who reads the reports?" }));

        Assert.Equal(("accepted", "already_had", "question_had"), (first.Status, again.Status, other.Code));
        Assert.Equal(["question.asked"], await world.VerbsAsync(Device.IdOf(idea)));
        Assert.Contains($"id=\"s-{Device.IdOf(idea)}\"", await world.Visitor.GetStringAsync(board, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(1, await world.QuestionsAsync());
    }

    [Theory, EachEngine]
    public async Task The_same_words_twice_in_one_batch_are_one_question(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _, _) = await world.CalledAsync();
        var device = await world.DeviceAsync(await world.PersonAsync(Role.Member, @event), @event);

        var answers = await device.SendAsync(device.Operation("question.ask", new { text = "Twice?" }), device.Operation("question.ask", new { text = "Twice?" }));

        Assert.Equal([null, "question_had"], answers.Select(answer => answer.Code));
        Assert.Equal(1, await world.QuestionsAsync());
    }

    [Theory, EachEngine]
    public async Task What_a_device_may_not_ask_stays_with_it_and_says_why(Engine engine)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var world = await World.StartAsync(engine, new WorldOptions { Time = time });
        var (@event, board, editor) = await world.CalledAsync();
        var device = await world.DeviceAsync(await world.PersonAsync(Role.Member, @event), @event);
        var written = device.Operation("question.ask", new { text = "In the train?" });

        Assert.Equal("text_missing", (await device.SendOneAsync(device.Operation("question.ask", new { text = " " }))).Code);
        Assert.Equal("visibility_unknown", (await device.SendOneAsync(device.Operation("question.ask", new { text = "Mine?", visibility = "authorOnly" }))).Code);
        Assert.Equal("body_malformed", (await device.SendOneAsync(device.Operation("question.ask", new { text = 7 }))).Code);
        time.Advance(TimeSpan.FromMinutes(10));
        await editor.SendAsync($"{board}/call?handler=Close");
        Assert.Equal("call_closed", (await device.SendOneAsync(device.Operation("question.ask", new { text = "Too late?" }))).Code);

        // Written while the call was open, and brought soon after.
        Assert.Equal("accepted", (await device.SendOneAsync(Corrected(written))).Status);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal("call_closed", (await device.SendOneAsync(Corrected(device.Operation("question.ask", new { text = "Yesterday?" }, null), written))).Code);
        Assert.Equal(1, await world.QuestionsAsync());
    }

    [Theory, EachEngine]
    public async Task Of_votes_that_come_twice_or_out_of_order_the_last_word_counts(Engine engine)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var world = await World.StartAsync(engine, new WorldOptions { Time = time });
        var (@event, board, editor) = await world.CalledAsync();
        var id = await editor.AskAsync(board, "Mine?");
        var device = await world.DeviceAsync(await world.PersonAsync(Role.Guest, @event), @event);
        var yes = Vote(device, id, "yes");
        time.Advance(TimeSpan.FromSeconds(5));
        var (none, no) = (Vote(device, id, null), Vote(device, id, "no"));

        Assert.Equal(["accepted", "accepted", "accepted"], (await device.SendAsync(yes, none, no)).Select(answer => answer.Status));
        Assert.Equal(["No"], await world.VotesAsync(id));
        Assert.Null((await device.SendOneAsync(Corrected(yes))).Number);
        Assert.Equal(["No"], await world.VotesAsync(id));
        time.Advance(TimeSpan.FromSeconds(5));
        await device.SendOneAsync(Vote(device, id, null));
        await device.SendOneAsync(Corrected(no));
        Assert.Empty(await world.VotesAsync(id));
        Assert.Equal(["question.asked"], await world.VerbsAsync(id));
    }

    [Theory, EachEngine]
    public async Task Many_people_vote_in_one_moment_and_each_counts_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var id = await editor.AskAsync(board, "Mine?");
        var devices = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ => await world.DeviceAsync(await world.PersonAsync(Role.Member, @event), @event)));

        var answers = await Task.WhenAll(devices.SelectMany(device => new[] { device.SendOneAsync(Vote(device, id, "yes")), device.SendOneAsync(Vote(device, id, "yes")) }));

        Assert.All(answers, answer => Assert.Equal("accepted", answer.Status));
        Assert.Equal(Enumerable.Repeat("Yes", 12), await world.VotesAsync(id));
    }

    [Theory, EachEngine]
    public async Task Who_may_not_vote_hears_why_and_the_others_of_the_batch_are_kept(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, board, editor) = await world.CalledAsync();
        var (first, second) = (await editor.AskAsync(board, "First?"), await editor.AskAsync(board, "Second?"));
        var device = await world.DeviceAsync(await world.PersonAsync(Role.Member, @event), @event);
        var own = device.Operation("question.ask", new { text = "My own?" });

        var answers = await device.SendAsync(own, Vote(device, Device.IdOf(own), "yes"), Vote(device, first, "yes"), Vote(device, @event.Id, "yes"), Vote(device, second, "loud"), Vote(device, second, "no"));

        Assert.Equal([null, "question_unknown", null, "question_unknown", "choice_unknown", null], answers.Select(answer => answer.Code));
        Assert.Equal("question_own", (await device.SendOneAsync(Vote(device, Device.IdOf(own), "yes"))).Code);
        Assert.Equal(["Yes", "No"], [.. await world.VotesAsync(first), .. await world.VotesAsync(second)]);
    }

    private static JsonObject Vote(Device device, Guid question, string? choice) => device.Operation("question.vote", new { question, choice });

    /// <summary>Sent again later: the device says by how much its clock was wrong when it was written, which is nothing.</summary>
    private static JsonObject Corrected(JsonObject operation, JsonObject? writtenWith = null)
    {
        var sent = operation.DeepClone().AsObject();
        sent.Remove("deviceClock");
        sent["correction"] = 0;
        sent["capturedAt"] = (writtenWith ?? operation)["capturedAt"]!.DeepClone();
        return sent;
    }
}
