using System.Diagnostics;

namespace Rapport.Tests.Features.Notes;

/// <summary>Two processes on one PostgreSQL: whoever writes on one is heard on the other.</summary>
public sealed class TwoNodesTests
{
    [OnPostgres]
    public async Task Writers_on_different_nodes_hear_one_another_and_nothing_is_lost()
    {
        await using var world = await World.StartAsync(Engine.Postgres);
        await using var second = world.Another();
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        await using var one = await ada.JoinAsync();
        await using var other = await ben.JoinAsync(on: second.Address);

        await one.AnsweredAsync(ada.Pen.Begin("Here"));
        var kept = Stopwatch.GetTimestamp();
        var heard = await other.NextAsync(Message.Update);
        TestContext.Current.TestOutputHelper?.WriteLine($"Heard on the other node after {Stopwatch.GetElapsedTime(kept).TotalMilliseconds:0} ms.");
        Assert.Equal(1, heard.Number);

        // Both at once, again and again: the log decides, and each is in it once.
        var (mine, theirs) = (WriteAsync(one, ada.Pen, "here"), WriteAsync(other, ben.Pen, "there"));
        Assert.All((await Task.WhenAll(mine, theirs)).SelectMany(answers => answers), answer => Assert.Equal(Message.Kept, answer.Kind));

        var log = await desk.LogAsync();
        Assert.Equal(Enumerable.Range(1, log.Count).Select(number => (long)number), log.Select(row => row.Number));
        Assert.Equal(1 + 20 + 20, log.Count);
        Assert.Equal((21, 20), (log.Count(row => row.PersonId == ada.Person.Id), log.Count(row => row.PersonId == ben.Person.Id)));
    }

    private static async Task<IReadOnlyList<Message>> WriteAsync(Conversation conversation, Pen pen, string words)
    {
        var answers = new List<Message>();
        for (var i = 0; i < 20; i++)
        {
            answers.Add(await conversation.AnsweredAsync(i == 0 ? pen.Begin(words) : pen.Write($" {i}")));
        }

        return answers;
    }
}
