using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Import;
using Rapport.Formats.Schedules;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

/// <summary>Importing as the page and the command line do it, and looking at what came of it.</summary>
internal static partial class Importing
{
    private const string Head = "title,date,start,end,room,speakers,id\n";

    /// <summary>A CSV programme; each line is title,date,start,end,room,speakers,id.</summary>
    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(Head + string.Join('\n', lines) + "\n");

    public static Schedule Read(byte[] file, string name = "programme.csv") => ScheduleReader.Read(file, name, IncomingProgramme.Limits).Schedule!;

    public static string HashIn(string page) => Hash().Match(page).Groups[1].Value;

    public static MultipartFormDataContent Form(byte[] file, string source = "") => new()
    {
        { new ByteArrayContent(file), "file", "programme.csv" },
        { new StringContent(source), "source" },
    };

    extension(World world)
    {
        public Task<Outcome<ImportPlan>> ImportAsync(Event @event, Schedule schedule, Dictionary<string, string>? answers = null, string source = "test")
        {
            var input = new ImportInput(@event.Id, source, schedule, null, null) { Answers = answers ?? [] };
            return world.Acts.RunAsync((ImportProgramme act, CancellationToken token) => act.RunAsync(input, token), World.Cancelled);
        }

        public Task<ImportPlan> PreviewAsync(Event @event, Schedule schedule, string source = "test") => world.ReadAsync(async db =>
            ImportPlan.For(schedule, await PresentProgramme.ReadAsync(db, @event.Id, source, World.Cancelled), EventZone.Of(@event.Zone), new Dictionary<string, string>()));

        public Task<List<string>> VerbsAsync(Event @event) => world.ReadAsync(db => db.Activities.Where(activity => activity.EventId == @event.Id)
            .OrderBy(activity => activity.Number).Select(activity => activity.Verb).ToListAsync(World.Cancelled));

        /// <summary>Each session in a line: title, start in the hall, room, whether it is cancelled.</summary>
        public Task<List<string>> ProgrammeAsync(Event @event) => world.ReadAsync(async db =>
        {
            var rooms = await db.Rooms.ToDictionaryAsync(room => room.Id, room => room.Name, World.Cancelled);
            var sessions = await db.Sessions.Where(session => session.EventId == @event.Id).ToListAsync(World.Cancelled);
            return sessions.OrderBy(session => session.StartsAtWall).ThenBy(session => session.Title, StringComparer.Ordinal).Select(session => string.Create(
                CultureInfo.InvariantCulture,
                $"{session.Title} {session.StartsAtWall:HH:mm} {(session.RoomId is { } room ? rooms[room] : "")}{(session.IsCancelled ? " cancelled" : "")}")).ToList();
        });

        public Task<int> CountAsync<T>(Event @event)
            where T : class => world.ReadAsync(db => db.Set<T>().CountAsync(row => EF.Property<Guid?>(row, "EventId") == @event.Id, World.Cancelled));
    }

    [GeneratedRegex("name=\"hash\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Hash();
}
