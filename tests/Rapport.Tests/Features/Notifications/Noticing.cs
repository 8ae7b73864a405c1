using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;
using Rapport.Features.Notifications;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notifications;

/// <summary>Notices as their consumer writes them and their page shows them.</summary>
internal static partial class Noticing
{
    public static readonly Uri Site = new("https://rapport.example.org");

    extension(World world)
    {
        /// <summary>Follows the log to its end, beside the consumer that runs: what both do is done once.</summary>
        public async Task FollowAsync()
        {
            while (await world.StepAsync())
            {
            }

            // A reader who looked a moment ago holds the count of then.
            foreach (var person in await world.ReadAsync(db => db.People.Select(row => row.Id).ToListAsync(World.Cancelled)))
            {
                world.Services.GetRequiredService<TagVersions>().Bump(Tag.Notices(person));
            }
        }

        public async Task<bool> StepAsync()
        {
            await using var scope = world.Services.CreateAsyncScope();
            var step = scope.ServiceProvider.GetRequiredService<NoticeStep>();
            var wentOn = false;
            foreach (var cursor in await step.BehindAsync(World.Cancelled))
            {
                wentOn |= await world.KeepAsync(await step.ReadAsync(cursor, World.Cancelled)) | true;
            }

            return wentOn;
        }

        public Task<bool> KeepAsync(NoticeBatch batch) =>
            world.Acts.RunAsync((KeepNotices act, CancellationToken token) => act.RunAsync(batch, batch.Drafts, token), World.Cancelled);

        public Task<bool> MailAsync() =>
            world.Acts.RunAsync((MailNotices act, CancellationToken token) => act.RunAsync(Site, token), World.Cancelled);

        /// <summary>The wait before a message is over.</summary>
        public Task MakeDueAsync() => world.PlantAsync(db => db.NoticeMailings.Where(mailing => mailing.DueAt != null)
            .ExecuteUpdateAsync(row => row.SetProperty(mailing => mailing.DueAt, world.Time.Now() - TimeSpan.FromSeconds(1)), World.Cancelled));

        public Task<List<string>> NoticesOfAsync(Person person) => world.ReadAsync(db =>
            db.Notices.Where(notice => notice.PersonId == person.Id).OrderBy(notice => notice.At).Select(notice => notice.Kind.ToString()).ToListAsync(World.Cancelled));
    }

    extension(HttpClient client)
    {
        public Task<string> NoticesAsync() => client.GetStringAsync("/notifications", World.Cancelled);

        /// <summary>The kinds that the page shows, in its order.</summary>
        public async Task<string[]> KindsAsync() => [.. Shown().Matches(await client.NoticesAsync()).Select(match => match.Groups[1].Value)];

        /// <summary>The number in the head of a page; 0 where there is none.</summary>
        public async Task<int> NewsAsync(string page) => News().Match(await client.GetStringAsync(page, World.Cancelled)) is { Success: true } match ? int.Parse(match.Groups[1].Value) : 0;

        public async Task<HttpStatusCode> ReadAllAsync()
        {
            var until = Until().Match(await client.NoticesAsync()).Groups[1].Value;
            return (await client.SendAsync("/notifications", ("until", until))).StatusCode;
        }
    }

    [GeneratedRegex("data-notice=\"(\\w+)\"")]
    private static partial Regex Shown();

    [GeneratedRegex("me-news\" href=\"/notifications\">(\\d+) new")]
    private static partial Regex News();

    [GeneratedRegex("name=\"until\" value=\"(\\d+)\"")]
    private static partial Regex Until();
}
