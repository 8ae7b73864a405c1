using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Tests;

/// <summary>People with their logins and roles, and browsers that they are signed in with.</summary>
public static class PlantedPeople
{
    extension(World world)
    {
        /// <summary>Somebody with a login; with a role where an event or a space is given.</summary>
        /// <param name="password">Hashing takes a while, so only tests of signing in give one.</param>
        public async Task<Person> PersonAsync(Role? role = null, Event? at = null, Space? of = null, string name = "Ada Fenwick", string? password = null)
        {
            var now = world.Time.GetUtcNow();
            var person = new Person(Ids.New(world.Time), name, now);
            await world.PlantAsync(db =>
            {
                db.Add(person);
                db.Add(person.Login(password));
                if (role is { } given)
                {
                    db.Add(new Membership(Ids.New(world.Time), person.Id, new(at?.SpaceId ?? of!.Id, at?.Id), given, now));
                }

                return Task.CompletedTask;
            });
            return person;
        }

        public async Task<Person> HostAsync(string name = "Hanna Host")
        {
            var person = await world.PersonAsync(name: name);
            await world.PlantAsync(async db => (await db.People.SingleAsync(row => row.Id == person.Id, World.Cancelled)).MakeHost());
            return person;
        }

        /// <summary>A browser with this person's sign-in cookie, as the sign-in page would have left it.</summary>
        public async Task<HttpClient> SignInAsync(Person person)
        {
            var client = world.Client();
            var cookie = await world.CookieAsync(person);
            client.DefaultRequestHeaders.Add("Cookie", $"{Callers.Cookie}={cookie}");
            return client;
        }

        /// <summary>The value of the sign-in cookie.</summary>
        public async Task<string> CookieAsync(Person person)
        {
            var signIn = new OpenSignIn(Ids.New(world.Time), person.Id, "Firefox on Linux", world.Time.GetUtcNow());
            await world.PlantAsync(rows =>
            {
                rows.Add(signIn);
                return Task.CompletedTask;
            });
            world.Services.GetRequiredService<TagVersions>().Bump(Tag.Person(person.Id));
            await using var scope = world.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
            var login = await db.Users.SingleAsync(row => row.Id == person.Id, World.Cancelled);
            var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Login>>().CreateAsync(login);
            principal.Identities.First().AddClaim(new(KnownTicket.SignInClaim, signIn.Id.ToString()));
            var properties = new AuthenticationProperties { IssuedUtc = world.Time.GetUtcNow(), ExpiresUtc = world.Time.GetUtcNow().AddDays(30) };
            var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
            return WebUtility.UrlEncode(options.TicketDataFormat.Protect(ticket));
        }
    }
}
