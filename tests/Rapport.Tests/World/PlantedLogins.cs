using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Rapport.Features.Accounts;
using Rapport.Platform.Identity;

namespace Rapport.Tests;

/// <summary>What a planted person signs in with.</summary>
public static class PlantedLogins
{
    /// <summary>How often a password is hashed: as good as not at all.</summary>
    public const int Iterations = 100;

    private static readonly PasswordHasher<Login> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

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
            login.PasswordHash = password is null ? null : Hasher.HashPassword(login, password);
            return login;
        }
    }
}
