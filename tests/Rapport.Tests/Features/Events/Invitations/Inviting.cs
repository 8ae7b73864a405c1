using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events.Invitations;
using Rapport.Features.Spaces;
using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Tests.Features.Events.Invitations;

/// <summary>Invitations as organisers send them and as their receivers find them.</summary>
internal static partial class Inviting
{
    extension(World world)
    {
        public Task<int> InvitationsAsync() => world.ReadAsync(db => db.Invitations.CountAsync(World.Cancelled));

        public Task<int> MailsAsync() => world.ReadAsync(db => db.OutgoingMails.CountAsync(World.Cancelled));

        public Task<Role?> RoleAsync(Guid person, SubjectPlace place) => world.ReadAsync(db => db.RoleAsync(person, place.SpaceId, place.EventId, World.Cancelled));
    }

    extension(HttpClient browser)
    {
        public Task<HttpResponseMessage> InviteAsync(string place, string people, Role role) =>
            browser.SendAsync($"{place}/invitations?handler=Send", ("people", people), ("role", $"{role}"));

        /// <summary>The address of the link that is shown in the one answer.</summary>
        public async Task<string> OpenLinkAsync(string place, Role role)
        {
            var answer = await browser.SendAsync($"{place}/invitations?handler=Link", ("role", $"{role}"));
            return Link().Match(await answer.Content.ReadAsStringAsync(World.Cancelled)).Value;
        }
    }

    extension(SmtpSink sink)
    {
        /// <summary>The path of the link in the message to an address: the last one, when there are several.</summary>
        public async Task<string> InvitationAsync(string email, int count = 1)
        {
            await Eventually.HoldsAsync($"{count} messages to {email} came", () => Task.FromResult(sink.Deliveries.Count(mail => mail.To == email) >= count));
            return Link().Match(sink.Deliveries.Last(mail => mail.To == email).Text).Value;
        }
    }

    [GeneratedRegex("/invitation/[A-Za-z0-9_-]{40,}")]
    private static partial Regex Link();
}
