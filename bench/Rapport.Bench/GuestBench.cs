using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Rapport.Bench.Staging;

namespace Rapport.Bench;

/// <summary>A hall comes in by the code on the screen, all from one address: each opens the page, gives a name and is there.</summary>
internal static partial class GuestBench
{
    private const double Bound = 500;

    public static Command Command()
    {
        var guests = new Option<int>("--guests") { Description = "How many come.", DefaultValueFactory = _ => 500 };
        var seconds = new Option<int>("--seconds") { Description = "Within how many seconds.", DefaultValueFactory = _ => 60 };
        var postgres = new Option<string?>("--postgres") { Description = "Connection string of an empty database; SQLite without." };
        var command = new Command("guests", "Guests who join by code, evenly over a time; none may be lost.") { guests, seconds, postgres };
        command.SetAction((parsed, token) => RunAsync(parsed.GetValue(guests), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(postgres), token));
        return command;
    }

    private static async Task RunAsync(int guests, TimeSpan within, string? postgres, CancellationToken cancellationToken)
    {
        await using var stage = await Stage.OpenAsync(postgres, cancellationToken);
        var code = await OpenAsync(stage, cancellationToken);
        await JoinAsync(stage, code, 0, cancellationToken);
        await stage.Server.UntilIdleAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        var joins = Enumerable.Range(1, guests).Select(async number =>
        {
            var due = (within * number / guests) - Stopwatch.GetElapsedTime(began);
            await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, cancellationToken);
            return await JoinAsync(stage, code, number, cancellationToken);
        });
        var times = await Task.WhenAll(joins);
        var took = Stopwatch.GetElapsedTime(began);
        Report("page", [.. times.Select(time => time.Page).Order()]);
        Report("join", [.. times.Select(time => time.Join).Order()]);
        await MustBeThereAsync(stage, guests, cancellationToken);
        Figures.Say($"{guests} guests in {took.TotalSeconds:0.0} s, none lost");
    }

    private static void Report(string what, double[] ordered)
    {
        Figures.Say($"{what}  median {Figures.Quantile(ordered, 0.5):0.0} ms   p99 {Figures.Quantile(ordered, 0.99):0.0} ms   longest {ordered[^1]:0.0} ms");
        if (Figures.Quantile(ordered, 0.99) >= Bound)
        {
            throw new BenchFailure($"The p99 is not under {Bound} ms.");
        }
    }

    private static async Task<string> OpenAsync(Stage stage, CancellationToken cancellationToken)
    {
        (await stage.Host.SubmitAsync($"{stage.EventPath}/join", new() { ["joining"] = "Open" }, "", cancellationToken)).MustLead("Opening the event to guests");
        var sheet = await stage.Host.GetAsync($"{stage.EventPath}/join", cancellationToken);
        return Code().Match(sheet) is { Success: true } code
            ? code.Groups[1].Value.Replace(" ", "", StringComparison.Ordinal)
            : throw new BenchFailure("The sheet for guests shows no code.");
    }

    /// <summary>A phone of its own for each: the page, the name, and the event's page, which must know them.</summary>
    private static async Task<(double Page, double Join)> JoinAsync(Stage stage, string code, int number, CancellationToken cancellationToken)
    {
        using var phone = new Visitor(stage.Server.Address);
        var started = Stopwatch.GetTimestamp();
        await phone.GetAsync($"/join/{code}", cancellationToken);
        var page = Stopwatch.GetElapsedTime(started);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = NameOf(number) });
        started = Stopwatch.GetTimestamp();
        (await phone.PostAsync($"/join/{code}", form, cancellationToken)).MustLead("Joining");
        var join = Stopwatch.GetElapsedTime(started);
        if (!(await phone.GetAsync(stage.EventPath, cancellationToken)).Contains(NameOf(number), StringComparison.Ordinal))
        {
            throw new BenchFailure($"{NameOf(number)} is not known on the page that joining leads to.");
        }

        return (page.TotalMilliseconds, join.TotalMilliseconds);
    }

    private static async Task MustBeThereAsync(Stage stage, int guests, CancellationToken cancellationToken)
    {
        var list = await stage.Host.GetAsync($"{stage.EventPath}/guests", cancellationToken);
        var there = list.Split("data-guest=").Length - 1;
        // The list ends at 500; the one who warmed up came first.
        if (there != Math.Min(guests + 1, 500))
        {
            throw new BenchFailure($"{there} guests are on the list.");
        }
    }

    [GeneratedRegex("sheet-code\">([^<]{7})<")]
    private static partial Regex Code();

    private static string NameOf(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Guest Number {number}");
}
