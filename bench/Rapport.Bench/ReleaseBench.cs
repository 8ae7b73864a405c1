using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>How long a release takes in which every session has changed: until it is saved, and until its change log is read.</summary>
internal static partial class ReleaseBench
{
    private const int RoomCount = 20;

    public static Command Command()
    {
        var sessions = new Option<int>("--sessions") { Description = "Sessions of the programme.", DefaultValueFactory = _ => 1000 };
        var rounds = new Option<int>("--rounds") { Description = "Releases of which every session has changed; the median counts.", DefaultValueFactory = _ => 5 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("release", "A release of a large programme of which every session has changed, and its change log.") { sessions, rounds, postgres };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(sessions), parsed.GetValue(rounds), parsed.GetValue(postgres), token));
        return command;
    }

    private static async Task RunAsync(int sessions, int rounds, string? postgres, CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(postgres, cancellationToken);
        using var reader = new Visitor(stage.Server.Address);
        var (saved, shown) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            await ChangeAllAsync(stage, sessions, round, cancellationToken);
            var (save, show) = await ReleaseAsync(stage, reader, sessions, round + 1, cancellationToken);
            Figures.Say($"release {round + 1}: saved {save.TotalMilliseconds,6:0} ms   change log {show.TotalMilliseconds,6:0} ms");
            if (round > 0)
            {
                // The first one tells of new sessions, and warms the server.
                saved.Add(save.TotalMilliseconds);
                shown.Add(show.TotalMilliseconds);
            }
        }

        Figures.Say($"{sessions} sessions: saved {Figures.Median(saved):0} ms, change log {Figures.Median(shown):0} ms, together {Figures.Median(saved.Zip(shown, (a, b) => a + b)):0} ms (wanted 2000)");
    }

    private static async Task<(TimeSpan Save, TimeSpan Show)> ReleaseAsync(Stage stage, Visitor reader, int sessions, int number, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([]);
        var began = Stopwatch.GetTimestamp();
        (await stage.Host.PostAsync($"{stage.EventPath}/programme/release", form, cancellationToken)).MustLead("The release");
        var save = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        var log = await reader.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{stage.EventPath}/programme/changes?release={number}"), cancellationToken);
        var show = Stopwatch.GetElapsedTime(began);
        var told = Told().Count(log);
        return told >= sessions ? (save, show) : throw new BenchFailure($"The change log tells of {told} sessions instead of {sessions}.");
    }

    /// <summary>Every session begins at another time, in another room.</summary>
    private static async Task ChangeAllAsync(Stage stage, int sessions, int round, CancellationToken cancellationToken)
    {
        var (file, day) = (Path.Combine(stage.Folder, "programme.csv"), TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var text = new StringBuilder("title,date,start,end,room,speakers,id\n");
        for (var number = 0; number < sessions; number++)
        {
            var start = TimeOnly.MinValue.AddMinutes((6 * 60) + (number / RoomCount * 15) + round);
            text.Append(CultureInfo.InvariantCulture, $"Talk {number} of the day,{day},{start:HH:mm},{start.AddMinutes(15):HH:mm},Room {(number + round) % RoomCount},Speaker {number},{number}\n");
        }

        await File.WriteAllTextAsync(file, text.ToString(), cancellationToken);
        await Import.RunAsync(stage.Host, stage.EventPath, file, cancellationToken);
    }

    [GeneratedRegex("Talk \\d+ of the day")]
    private static partial Regex Told();
}
