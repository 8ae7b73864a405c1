using Rapport.Tests.Rules;

namespace Rapport.Tests.Access;

/// <summary>
/// Everybody tries every door. Whoever adds a page, a handler, a route or an operation says in <c>access.txt</c> what each
/// of them is answered, at a place that is open to them and at one that is not.
/// </summary>
public sealed class AccessTests
{
    private static readonly IReadOnlyList<TableRow> Table = AccessTable.Read();

    [Theory, EachEngine]
    public async Task Everybody_is_answered_as_the_table_says(Engine engine)
    {
        LongRun.OnPostgres(engine);
        await using var world = await World.StartAsync(engine);
        var premises = await Premises.BuildAsync(world);
        var wrong = new List<string>();

        foreach (var row in Table)
        {
            var answers = await AnswersAsync(premises, row);
            wrong.AddRange(answers.SequenceEqual(row.Answers) ? [] : [$"{row}\n    is  {string.Join(' ', answers)}\n    not {string.Join(' ', row.Answers)}"]);
            if (IsForSome(row))
            {
                // What is somebody else's must not be told from what was never there.
                foreach (var who in new[] { Who.Stranger, Who.Organiser })
                {
                    var nowhere = await TryAsync(premises, row, who, "nowhere");
                    wrong.AddRange(nowhere == answers[(int)who] ? [] : [$"{row} to {who}: {answers[(int)who]}, but {nowhere} where nothing is"]);
                }
            }
        }

        Rule.Holds(wrong);
        Assert.Empty(world.Logs.Errors);
    }

    [Fact]
    public async Task Every_door_stands_in_the_table_and_the_table_has_no_other()
    {
        await using var world = await World.StartAsync();

        var (doors, rows) = (await Entrance.AllAsync(world), Table.Select(row => row.Entrance).ToHashSet());

        Rule.Holds(doors.Except(rows).Select(door => "Not in the table: " + door).Concat(rows.Except(doors).Select(row => "Not there: " + row)));
    }

    [Fact]
    public void Every_door_to_something_is_tried_where_it_is_for_some_alone() =>
        Rule.Holds(Table.GroupBy(row => row.Entrance)
            .Where(door => door.Key.Contains("{space", StringComparison.Ordinal) || door.Key.Contains("{event", StringComparison.Ordinal) || door.Key.StartsWith(Entrance.Operation, StringComparison.Ordinal))
            .Where(door => !door.Any(IsForSome))
            .Select(door => door.Key));

    private static bool IsForSome(TableRow row) => row.Thing.StartsWith("away", StringComparison.Ordinal) || row.Thing.StartsWith("other", StringComparison.Ordinal);

    /// <summary>Readers come at once; of those who change something, one sees what the one before did.</summary>
    private static async Task<IReadOnlyList<string>> AnswersAsync(Premises premises, TableRow row)
    {
        if (row.Entrance.StartsWith("GET ", StringComparison.Ordinal))
        {
            return await Task.WhenAll(Enum.GetValues<Who>().Select(who => TryAsync(premises, row, who, row.Thing)));
        }

        var answers = new List<string>();
        foreach (var who in Enum.GetValues<Who>())
        {
            answers.Add(await TryAsync(premises, row, who, row.Thing));
        }

        return answers;
    }

    private static Task<string> TryAsync(Premises premises, TableRow row, Who who, string thing) => Visit.TryAsync(premises.BrowserOf(who), row, premises.Values(thing, who));
}
