using Microsoft.AspNetCore.Identity;
using Rapport.Features.Accounts;
using Rapport.Platform.Identity;

namespace Rapport.Tests;

/// <summary>What a planted person signs in with.</summary>
public static class PlantedLogins
{
    extension(Person person)
    {
        public string Email => $"{person.Id:N}@example.org";

        internal Login Login(string? password)
        {
            var login = new Login
            {
                Id = person.Id,
                UserName = person.Email,
                NormalizedUserName = person.Email.ToUpperInvariant(),
                Email = person.Email,
                NormalizedEmail = person.Email.ToUpperInvariant(),
                EmailConfirmed = true,
                LockoutEnabled = true,
                SecurityStamp = $"{person.Id:N}",
                ConcurrencyStamp = $"{person.Id:N}",
            };
            login.PasswordHash = password is null ? null : new PasswordHasher<Login>().HashPassword(login, password);
            return login;
        }
    }
}
