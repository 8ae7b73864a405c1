using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

/// <summary>Editing a programme as somebody at a browser does: open the form, change some fields, send it.</summary>
internal static partial class ProgrammeEditing
{
    extension(World world)
    {
        public async Task<HttpClient> OrganiserAsync(Event @event, string name = "Ruth Adeyemi") =>
            await world.SignInAsync(await world.PersonAsync(Role.Organiser, at: @event, name: name));

        public Task<Session> StoredAsync(Guid id) =>
            world.ReadAsync(db => db.Sessions.Include(session => session.Speakers).SingleAsync(session => session.Id == id, World.Cancelled));

        public Task<List<string>> VerbsAsync(Guid subject) =>
            world.ReadAsync(db => db.Activities.Where(activity => activity.SubjectId == subject).OrderBy(activity => activity.Number)
                .Select(activity => activity.Verb).ToListAsync(World.Cancelled));

        public async Task EnterAsync(Event @event, Phase phase) => await world.PlantAsync(async db =>
        {
            (await db.Events.SingleAsync(row => row.Id == @event.Id, World.Cancelled)).Enter(phase);
            var subject = await db.Subjects.SingleAsync(row => row.Id == @event.Id, World.Cancelled);
            db.Activities.Add(new Activity(Ids.New(world.Time), "event.phase", subject, null, world.Time.GetUtcNow()));
        });
    }

    extension(HttpClient browser)
    {
        /// <summary>The first form of the page with all that it holds.</summary>
        public async Task<Dictionary<string, string>> FormAsync(string address)
        {
            var page = await browser.GetStringAsync(address, World.Cancelled);
            return FieldsOf(page);
        }

        /// <summary>Opens the first form of a page, changes some fields and sends it.</summary>
        public async Task<HttpResponseMessage> FillAsync(string address, params (string Name, string Value)[] fields)
        {
            var form = await browser.FormAsync(address);
            foreach (var (name, value) in fields)
            {
                form[name] = value;
            }

            return await browser.SendAsync(address, form);
        }

        public Task<HttpResponseMessage> SendAsync(string address, IEnumerable<KeyValuePair<string, string>> form) =>
            browser.PostAsync(address, new FormUrlEncodedContent(form), World.Cancelled);
    }

    public static Dictionary<string, string> FieldsOf(string page)
    {
        var form = FirstForm().Match(page).Value;
        var fields = new Dictionary<string, string>();
        foreach (var input in Input().Matches(form).Where(input => !IsUnchosen(input.Value)))
        {
            fields[input.Groups["name"].Value] = WebUtility.HtmlDecode(Value().Match(input.Value).Groups["value"].Value);
        }

        foreach (Match area in Area().Matches(form))
        {
            fields[area.Groups["name"].Value] = WebUtility.HtmlDecode(area.Groups["value"].Value);
        }

        foreach (Match choice in Choice().Matches(form))
        {
            fields[choice.Groups["name"].Value] = WebUtility.HtmlDecode(Chosen().Match(choice.Value).Groups["value"].Value);
        }

        return fields;
    }

    private static bool IsUnchosen(string input) =>
        input.Contains("type=\"radio\"", StringComparison.Ordinal) && !input.Contains(" checked", StringComparison.Ordinal);

    /// <summary>Where an answer leads or led to, whether or not the browser went there by itself.</summary>
    public static string Landed(this HttpResponseMessage answer) =>
        answer.Headers.Location is { } location ? new Uri(answer.RequestMessage!.RequestUri!, location).AbsolutePath : answer.RequestMessage!.RequestUri!.AbsolutePath;

    public static string Text(string page) => WebUtility.HtmlDecode(page);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FirstForm();

    [GeneratedRegex("<input[^>]* name=\"(?<name>[^\"]+)\"[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex(" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<textarea[^>]* name=\"(?<name>[^\"]+)\"[^>]*>\\s?\\n(?<value>.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Area();

    [GeneratedRegex("<select[^>]* name=\"(?<name>[^\"]+)\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Choice();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\" selected")]
    private static partial Regex Chosen();
}
