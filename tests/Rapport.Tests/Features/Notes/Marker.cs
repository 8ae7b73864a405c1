using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes;

/// <summary>Somebody's device that points at words of a note.</summary>
internal static class Marker
{
    extension(Desk desk)
    {
        /// <summary>The units of somebody's words, counted from the first letter of the paragraph that they began first.</summary>
        public MarkBody Passage(Pen pen, int from, int to, string words, int generation = 1) =>
            new(desk.Note, generation, At(pen, from, 0), At(pen, to - 1, -1), words);

        public Task<Device> DeviceAsync(Writer writer) => desk.World.DeviceAsync(writer.Person, desk.Event);

        /// <summary>The note's own page.</summary>
        public async Task<string> NotePageAsync(HttpClient client) => await client.GetStringAsync(await desk.World.AddressOfAsync(desk.Note), World.Cancelled);

        /// <summary>From now on it is read by everybody, whoever captures among them.</summary>
        public async Task LockAsync(Writer writer)
        {
            using var own = await desk.World.SignInAsync(writer.Person);
            await own.SendAsync($"{await desk.World.AddressOfAsync(desk.Note)}?handler=Lock");
        }

        public async Task ShareAsync(Visibility readers)
        {
            using var editor = await desk.World.SignInAsync(await desk.World.PersonAsync(Role.Editor, desk.Event));
            await editor.SendAsync($"{await desk.World.AddressOfAsync(desk.Note)}?handler=Share", ("readers", readers.ToString()));
        }

        public Task<List<(Visibility Visibility, string Title)>> AboutAsync(string kind) => desk.World.ReadAsync(async db =>
            (await db.Subjects.Where(row => row.EventId == desk.Event.Id && row.Kind == kind).OrderBy(row => row.CreatedAt).Select(row => new { row.Visibility, row.Title }).ToListAsync(World.Cancelled))
                .ConvertAll(row => (row.Visibility, row.Title)));
    }

    private static object At(Pen pen, int letter, int assoc) => new { item = new { client = pen.Client, clock = letter + 2 }, assoc };
}
