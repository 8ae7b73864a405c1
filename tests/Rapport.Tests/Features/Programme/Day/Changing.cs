using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme.Day;

/// <summary>Changing a day as an organiser with a phone does: say what, look at what it would do, press the button.</summary>
internal static partial class Changing
{
    extension(World world)
    {
        public async Task<Room> RoomAsync(Event @event, string name, int position = 0)
        {
            var room = new Room(Ids.New(world.Time), @event.Id, name, position);
            await world.PlantAsync(db =>
            {
                db.Add(room);
                return Task.CompletedTask;
            });
            return room;
        }

        /// <summary>A session of 45 minutes in a room at a time of the event's first day.</summary>
        public async Task<Session> SlotAsync(Event @event, string title, Room? room, string at, int minutes = 45, SessionKind kind = SessionKind.Talk)
        {
            var session = await world.SessionAsync(@event, title);
            await world.PlantAsync(async db =>
            {
                var row = await db.Sessions.SingleAsync(row => row.Id == session.Id, World.Cancelled);
                row.Describe(new SessionDescription(title) { Kind = kind });
                row.Schedule(@event.StartsOn.ToDateTime(TimeOnly.ParseExact(at, "HH:mm")), TimeSpan.FromMinutes(minutes), EventZone.Of(@event.Zone), room?.Id);
            });
            return session;
        }

        /// <summary>Title, time, minutes and room of every session, in the order of the titles.</summary>
        public async Task<IReadOnlyList<string>> DayAsync(Event @event)
        {
            var rooms = await world.ReadAsync(db => db.Rooms.Where(room => room.EventId == @event.Id).ToDictionaryAsync(room => room.Id, room => room.Name, World.Cancelled));
            var sessions = await world.ReadAsync(db => db.Sessions.Where(session => session.EventId == @event.Id).ToListAsync(World.Cancelled));
            return [.. sessions.OrderBy(session => session.Title, StringComparer.Ordinal).Select(session =>
                $"{session.Title} {session.StartsAtWall:HH:mm} {session.Minutes} {(session.RoomId is { } room ? rooms[room] : "-")}{(session.IsCancelled ? " off" : "")}")];
        }
    }

    extension(HttpClient browser)
    {
        public async Task<HttpResponseMessage> ReleaseAsync(string home) => await browser.SendAsync($"{home}/programme/release", []);

        /// <summary>Previews a change; the text of the page.</summary>
        public async Task<string> PreviewAsync(string home, string change) =>
            ProgrammeEditing.Text(await browser.GetStringAsync($"{home}/programme/day?{change}", World.Cancelled));

        /// <summary>Previews a change and presses its button.</summary>
        public async Task<HttpResponseMessage> ChangeAsync(string home, string change)
        {
            var page = await browser.GetStringAsync($"{home}/programme/day?{change}", World.Cancelled);
            var seen = Seen().Match(page);
            Assert.True(seen.Success, "Nothing would change: " + ProgrammeEditing.Text(page));
            var form = change.Split('&').Select(part => part.Split('=')).Select(part => KeyValuePair.Create(part[0], WebUtility.UrlDecode(part[1])));
            return await browser.SendAsync($"{home}/programme/day", form.Append(new("seen", seen.Groups[1].Value)));
        }

        public async Task<string> LogAsync(string home) =>
            Tags().Replace(ProgrammeEditing.Text(await browser.GetStringAsync($"{home}/programme/changes", World.Cancelled)), "");
    }

    [GeneratedRegex("name=\"seen\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Seen();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
