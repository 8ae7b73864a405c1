using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rapport.Faults;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>A device with its bad network, and what the model knows of it.</summary>
internal sealed class DeviceRun : IAsyncDisposable
{
    private readonly Stage stage;
    private readonly DevicePlan plan;
    private readonly string name;
    private readonly List<List<TimeSpan>> clocks = [];
    private int author;
    private TimeSpan ahead;

    public DeviceRun(Stage stage, DevicePlan plan, string name)
    {
        (this.stage, this.plan, this.name) = (stage, plan, name);
        Proxy = new FaultProxy(() => stage.World.Address) { Plan = FaultPlan.Seeded(plan.Seed, plan.FaultShare), LongestBody = stage.Schedule.LongestBody };
        author = plan.Author;
    }

    public FaultProxy Proxy { get; }

    /// <summary>In the order in which it was written.</summary>
    public List<WrittenItem> Items { get; } = [];

    public Task OpenAsync(string? forgets) => AskAsync("open", new()
    {
        ["address"] = Proxy.Address.ToString(),
        ["event"] = stage.Event.Id,
        ["author"] = stage.People[author].Id,
        ["cookie"] = stage.Cookies[author],
        ["seed"] = plan.Seed,
        ["pace"] = 500,
        ["tabs"] = plan.Tabs,
        ["forgets"] = forgets,
    });

    public async Task ActAsync()
    {
        foreach (var act in plan.Acts)
        {
            await DoAsync(act);
        }
    }

    /// <summary>Everybody who wrote on it comes back, and the network is good: what the device then says of its items.</summary>
    public async Task<List<DeviceState>> DrainAsync(TimeSpan patience)
    {
        (Proxy.Plan, Proxy.IsOff) = (FaultPlan.Nothing, false);
        var states = new List<DeviceState>();
        foreach (var person in Enumerable.Range(0, stage.People.Count))
        {
            var answer = await AskAsync("drain", new()
            {
                ["author"] = stage.People[person].Id,
                ["cookie"] = stage.Cookies[person],
                ["milliseconds"] = patience.TotalMilliseconds,
            });
            states.AddRange(answer.GetProperty("items").Deserialize<List<DeviceState>>(JsonSerializerOptions.Web)!);
            states.AddRange(answer.GetProperty("unexpected").EnumerateArray().Select(what => new DeviceState(Guid.Empty, "broken", what.GetString())));
        }

        return states;
    }

    public async ValueTask DisposeAsync()
    {
        await AskAsync("close", []);
        await Proxy.DisposeAsync();
    }

    private Task DoAsync(DeviceAct act) => act switch
    {
        DeviceAct.Write write => WriteAsync(write),
        DeviceAct.WriteNowhere => WriteAsync("note", Text(), Guid.CreateVersion7(), new() { Refusal = "no such session" }),
        DeviceAct.WriteTooMuch => WriteAsync("note", Text() + new string('x', 7000), null, new() { Refusal = "too large" }),
        DeviceAct.Amend(var which) => AmendAsync(which),
        DeviceAct.Comment(var which) => CommentAsync(which),
        DeviceAct.Kill => AskAsync("kill", new() { ["author"] = stage.People[author].Id }),
        DeviceAct.SetClock(var time) => SetClockAsync(time),
        DeviceAct.Network(var isThere) => Task.FromResult(Proxy.IsOff = !isThere),
        DeviceAct.Wake => AskAsync("wake", []),
        DeviceAct.SignOut => AskAsync("cookie", new() { ["cookie"] = null }),
        DeviceAct.SignIn(var who, var opensApp) => SignInAsync(who, opensApp),
        DeviceAct.Rest(var milliseconds) => AskAsync("rest", new() { ["milliseconds"] = milliseconds }),
        _ => throw new InvalidOperationException($"The model does not know {act}."),
    };

    private Task WriteAsync(DeviceAct.Write write) =>
        WriteAsync(write.HasPhoto ? "photo" : write.Kind, Text(), write.Session < 0 ? null : stage.Sessions[write.Session].Id, new() { HasPhoto = write.HasPhoto, Turns = write.Turns });

    private async Task WriteAsync(string kind, string text, Guid? session, Wish wish)
    {
        var written = await AskAsync("write", new()
        {
            ["author"] = stage.People[author].Id,
            ["fields"] = new JsonObject { ["entry"] = kind, ["text"] = text, ["saidBy"] = kind == "quote" ? "Somebody in the hall" : "" },
            ["session"] = session?.ToString(),
            ["photo"] = wish.HasPhoto ? Convert.ToBase64String(Photo()) : null,
            ["turns"] = wish.Turns,
        });
        Note(written, "entry.post", text, item => item with { Session = session, Refusal = wish.Refusal, Photo = written.GetProperty("hash").GetString() });
    }

    private async Task AmendAsync(int which)
    {
        var mine = Items.Where(item => item is { MustArrive: true, Kind: "entry.post", Photo: null } && item.Author == stage.People[author].Id).ToList();
        if (mine.Count == 0)
        {
            return;
        }

        var (target, text) = (mine[which % mine.Count], Text());
        var body = new JsonObject
        {
            ["target"] = target.Id,
            ["basedOn"] = 1 + Items.Count(item => item.Kind == "entry.amend" && item.Target == target.Id),
            ["entry"] = "note",
            ["text"] = text,
        };
        Note(await OtherAsync("entry.amend", body), "entry.amend", text, item => item with { Target = target.Id });
    }

    private async Task CommentAsync(int which)
    {
        Guid[] things = [stage.Planted.Id, .. Items.Where(item => item is { MustArrive: true, Kind: "entry.post" } && item.Author == stage.People[author].Id).Select(item => item.Id)];
        var (about, text) = (things[which % things.Length], Text());
        Note(await OtherAsync("comment.post", new() { ["about"] = about, ["text"] = text }), "comment.post", text, item => item with { Target = about });
    }

    private Task<JsonElement> OtherAsync(string kind, JsonObject body) =>
        AskAsync("other", new() { ["author"] = stage.People[author].Id, ["kind"] = kind, ["body"] = body, ["turns"] = null });

    private void Note(JsonElement written, string kind, string text, Func<WrittenItem, WrittenItem> more)
    {
        List<TimeSpan> clock = [ahead];
        clocks.Add(clock);
        Items.Add(more(new(written.GetProperty("id").GetGuid(), kind, stage.People[author].Id, text)
        {
            WrittenAt = written.GetProperty("capturedAt").GetDateTimeOffset() - ahead,
            Ahead = clock,
            IsKept = written.GetProperty("kept").GetBoolean(),
        }));
    }

    private async Task SetClockAsync(TimeSpan time)
    {
        await AskAsync("clock", new() { ["milliseconds"] = time.TotalMilliseconds });
        ahead = time;
        clocks.ForEach(clock => clock.Add(time));
    }

    private async Task SignInAsync(int who, bool opensApp)
    {
        await AskAsync("cookie", new() { ["cookie"] = stage.Cookies[who] });
        if (opensApp)
        {
            author = who;
            await AskAsync("kill", new() { ["author"] = stage.People[who].Id });
        }
    }

    private string Text() => string.Create(CultureInfo.InvariantCulture, $"{name}, thought {Items.Count}. ");

    // Of a size of its own, so that no two are the same.
    private byte[] Photo() => Pictures.Jpeg(16 + Items.Count, 16 + (plan.Seed % 97));

    private Task<JsonElement> AskAsync(string act, JsonObject what)
    {
        (what["act"], what["device"]) = (act, name);
        return stage.Host.AskAsync(what, World.Cancelled);
    }

    private sealed record Wish(bool HasPhoto = false, int? Turns = null, string? Refusal = null);
}
