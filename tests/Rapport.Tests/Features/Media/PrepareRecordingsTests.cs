using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rapport.Features.Media;
using Rapport.Formats.Video;
using Rapport.Platform.Files;
using Rapport.Platform.Video;
using Rapport.Shared;
using Rapport.Tests.Formats.Video;

namespace Rapport.Tests.Features.Media;

/// <summary>With a stand-in for ffmpeg, which does what a test says; and with the real one where this machine has it.</summary>
public sealed class PrepareRecordingsTests
{
    [Theory, EachEngine]
    public async Task Where_there_is_ffmpeg_a_video_gets_a_picture_and_what_not_everybody_plays_a_copy_that_is_cleaned_again(Engine engine)
    {
        using var folder = new TemporaryFolder();
        await using var world = await StartAsync(engine, Fake(folder, "case \"$*\" in *image2*) cp \"$here/poster.jpg\" \"$last\";; *) cp \"$here/copy.mp4\" \"$last\";; esac\necho \"$*\" >> \"$here/asked\""));
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (entry, recording) = await ada.PostRecordingAsync(@event, MatroskaTests.Live(), "video/webm");
        await SettledAsync(world, recording);

        using var played = await world.Visitor.GetAsync($"/media/{recording}/play", World.Cancelled);
        var bytes = await played.Content.ReadAsByteArrayAsync(World.Cancelled);
        Assert.Equal(("video/mp4", Recordings.Clean(IsoMediaTests.Film()).Length), (played.Content.Headers.ContentType?.MediaType, bytes.Length));
        Assert.Equal(0, Recordings.CountOf(IsoFile.Place, bytes));
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync($"/media/{recording}/medium.webp", World.Cancelled)).StatusCode);
        var page = await world.Visitor.GetStringAsync(await world.AddressOfAsync(entry), World.Cancelled);
        Assert.Contains($"poster=\"/media/{recording}/medium.webp\"", page, StringComparison.Ordinal);
        Assert.Contains("Video, 0:42", page, StringComparison.Ordinal);
        // The original, three sizes of the picture, and one copy: the earlier one is gone.
        Assert.Equal(5, world.Services.GetRequiredService<FileStore>().Keys().Count());

        var asked = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "asked"), World.Cancelled);
        Assert.Equal(2, asked.Length);
        Assert.All(asked, line => Assert.Contains("-protocol_whitelist file", line, StringComparison.Ordinal));
        Assert.All(asked, line => Assert.Contains("-f matroska -i file:/", line, StringComparison.Ordinal));
        Assert.Contains(asked, line => line.Contains("-map_metadata -1 -map_chapters -1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_everybody_plays_is_left_as_it_is_and_of_sound_no_picture_is_made()
    {
        using var folder = new TemporaryFolder();
        await using var world = await StartAsync(Engine.Sqlite, Fake(folder, "echo \"$*\" >> \"$here/asked\"\ncp \"$here/copy.mp4\" \"$last\""));
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, recording) = await ada.PostRecordingAsync(@event, IsoMediaTests.Fragmented(), "audio/mp4");
        var before = await world.Visitor.GetByteArrayAsync($"/media/{recording}/play", World.Cancelled);
        await SettledAsync(world, recording);

        Assert.Equal(before, await world.Visitor.GetByteArrayAsync($"/media/{recording}/play", World.Cancelled));
        Assert.False(File.Exists(Path.Combine(folder.Path, "asked")));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exit 0")]
    [InlineData("echo nonsense > \"$last\"")]
    public async Task What_it_fails_at_is_told_once_and_the_cleaned_copy_stays(string does)
    {
        using var folder = new TemporaryFolder();
        await using var world = await StartAsync(Engine.Sqlite, Fake(folder, does));
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, recording) = await ada.PostRecordingAsync(@event, MatroskaTests.Live(), "video/webm");
        await SettledAsync(world, recording);

        using var played = await world.Visitor.GetAsync($"/media/{recording}/play", World.Cancelled);
        Assert.Equal((HttpStatusCode.OK, "video/webm"), (played.StatusCode, played.Content.Headers.ContentType?.MediaType));
        Assert.Equal(2, world.Services.GetRequiredService<FileStore>().Keys().Count());
        Assert.Single(world.Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.Contains("ffmpeg", StringComparison.Ordinal));
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task Of_two_that_take_work_at_once_one_gets_it_and_a_later_try_has_its_own_say(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, recording) = await ada.PostRecordingAsync(@event, MatroskaTests.Live(), "video/webm");
        await world.PlantAsync(async db => (await db.MediaFiles.SingleAsync(file => file.Id == recording, World.Cancelled)).AwaitsWork(world.Time.GetUtcNow()));

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ActAsync(world, (TakeRecording act, CancellationToken token) => act.RunAsync(token))));
        var work = Assert.Single(taken.OfType<RecordingWork>());
        Assert.True(work.IsVideo);
        Assert.False(await ActAsync(world, (KeepRecording act, CancellationToken token) => act.RunAsync(work with { Tries = 2 }, new(), token)));
        Assert.True(await ActAsync(world, (KeepRecording act, CancellationToken token) => act.RunAsync(work, new(), token)));
        Assert.False(await ActAsync(world, (KeepRecording act, CancellationToken token) => act.RunAsync(work, new(), token)));
    }

    [Fact]
    public void It_is_looked_for_where_the_setting_says()
    {
        using var folder = new TemporaryFolder();
        var program = Fake(folder, "exit 0");

        Assert.Equal(program, Ffmpeg.Find(program));
        Assert.Null(Ffmpeg.Find("off"));
        Assert.Null(Ffmpeg.Find(program + "-that-is-not-there"));
    }

    [Fact]
    public async Task The_real_one_makes_an_mp4_that_plays_of_a_webm_and_says_nothing_of_its_place()
    {
        var ffmpeg = Ffmpeg.Find("");
        Assert.SkipUnless(ffmpeg is not null, "This machine has no ffmpeg.");
        using var folder = new TemporaryFolder();
        var film = Path.Combine(folder.Path, "film.webm");
        using (var made = Process.Start(ffmpeg!, ["-v", "quiet", "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=5:duration=2", "-f", "lavfi", "-i", "sine=440:duration=2", "-metadata", $"title={IsoFile.Place}", "-c:v", "libvpx", "-c:a", "libopus", film]))
        {
            await made.WaitForExitAsync(World.Cancelled);
            Assert.SkipUnless(made.ExitCode == 0, "This machine's ffmpeg writes no WebM.");
        }

        await using var world = await StartAsync(Engine.Sqlite, ffmpeg!);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (_, recording) = await ada.PostRecordingAsync(@event, await File.ReadAllBytesAsync(film, World.Cancelled), "video/webm");
        await SettledAsync(world, recording);

        var bytes = await world.Visitor.GetByteArrayAsync($"/media/{recording}/play", World.Cancelled);
        var facts = Recordings.Read(bytes).Facts;
        Assert.Equal((RecordingContainer.IsoMedia, true, 160, 120), (facts.Container, facts.HasVideo, facts.Width, facts.Height));
        Assert.Equal(["avc1", "mp4a"], facts.Codecs);
        Assert.Equal(0, Recordings.CountOf(IsoFile.Place, bytes));
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync($"/media/{recording}/large.webp", World.Cancelled)).StatusCode);
    }

    private static async Task<T> ActAsync<TAct, T>(World world, Func<TAct, CancellationToken, Task<T>> act)
        where TAct : class => await world.Services.GetRequiredService<Rapport.Platform.Data.Acts>().RunAsync(act, World.Cancelled);

    private static Task<World> StartAsync(Engine engine, string ffmpeg) =>
        World.StartAsync(engine, new() { Settings = new Dictionary<string, string?> { ["Media:Ffmpeg"] = ffmpeg } });

    private static Task SettledAsync(World world, Guid recording) => Eventually.HoldsAsync(
        "the recording is prepared",
        () => world.ReadAsync(db => db.MediaFiles.AnyAsync(file => file.Id == recording && file.WorkDueAt == null, World.Cancelled)),
        TimeSpan.FromMinutes(1));

    /// <summary>A script in its place: <c>$last</c> is where its answer is expected, <c>$here</c> its own folder.</summary>
    private static string Fake(TemporaryFolder folder, string does)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        File.WriteAllBytes(Path.Combine(folder.Path, "copy.mp4"), IsoMediaTests.Film());
        File.WriteAllBytes(Path.Combine(folder.Path, "poster.jpg"), Pictures.Jpeg(640, 480));
        var program = Path.Combine(folder.Path, "ffmpeg");
        File.WriteAllText(program, $"#!/bin/sh\nhere=$(dirname \"$0\")\nfor last; do :; done\n{does}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return program;
    }
}
