using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;

namespace Rapport.Features.Accounts;

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people");
        table.Property(person => person.Id).ValueGeneratedNever();
        table.Property(person => person.Name).HasMaxLength(Person.NameLimit);
        table.Property(person => person.OwnName).HasMaxLength(Person.NameLimit);
    }
}

internal sealed class SignInLinkTable : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> table)
    {
        table.ToTable("sign_in_links");
        table.Property(link => link.Id).ValueGeneratedNever();
        table.Property(link => link.TokenHash).HasMaxLength(32);
        table.HasIndex(link => link.TokenHash).IsUnique();
        table.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId);
    }
}

internal sealed class EmailChangeTable : IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<EmailChange> table)
    {
        table.ToTable("email_changes");
        table.Property(change => change.Id).ValueGeneratedNever();
        table.Property(change => change.Email).HasMaxLength(254);
        table.Property(change => change.TokenHash).HasMaxLength(32);
        table.HasIndex(change => change.TokenHash).IsUnique();
        table.HasOne<Person>().WithMany().HasForeignKey(change => change.PersonId);
    }
}

internal sealed class OpenSignInTable : IEntityTypeConfiguration<OpenSignIn>
{
    public void Configure(EntityTypeBuilder<OpenSignIn> table)
    {
        table.ToTable("open_sign_ins");
        table.Property(session => session.Id).ValueGeneratedNever();
        table.Property(session => session.Device).HasMaxLength(OpenSignIn.DeviceLimit);
        table.HasOne<Person>().WithMany().HasForeignKey(session => session.PersonId);
    }
}

internal sealed class LoginTable : IEntityTypeConfiguration<Login>
{
    public void Configure(EntityTypeBuilder<Login> table)
    {
        table.Property(login => login.Id).ValueGeneratedNever();
        table.Property(login => login.PasswordHash).HasMaxLength(400);
        table.Property(login => login.PhoneNumber).HasMaxLength(40);
        table.Property(login => login.SecurityStamp).HasMaxLength(64);
        table.Property(login => login.ConcurrencyStamp).HasMaxLength(64);
        table.HasOne<Person>().WithOne().HasForeignKey<Login>(login => login.Id);
    }
}

/// <summary>As the identity library's third schema has it, which it adds by itself only when it is asked through the app's services.</summary>
internal sealed class PasskeyTable : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public const int NameLimit = 60;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> table)
    {
        table.ToTable("AspNetUserPasskeys");
        table.HasKey(passkey => passkey.CredentialId);
        table.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
        table.HasOne<Login>().WithMany().HasForeignKey(passkey => passkey.UserId);
        table.OwnsOne(passkey => passkey.Data, data =>
        {
            data.ToJson();
            data.Property(row => row.Name).HasMaxLength(NameLimit);
        });
    }
}

public static class AccountRows
{
    extension(RapportDb db)
    {
        public DbSet<Person> People => db.Set<Person>();

        public DbSet<SignInLink> SignInLinks => db.Set<SignInLink>();

        public DbSet<EmailChange> EmailChanges => db.Set<EmailChange>();

        public DbSet<OpenSignIn> OpenSignIns => db.Set<OpenSignIn>();

        /// <summary>Of two acts of one person at once, from two tabs, the second waits here and finds what the first did.</summary>
        public Task LockPersonAsync(Guid personId, CancellationToken cancellationToken) =>
            db.People.Where(person => person.Id == personId)
                .ExecuteUpdateAsync(person => person.SetProperty(row => row.CreatedAt, row => row.CreatedAt), cancellationToken);

        /// <summary>Somebody opened what was sent to their address.</summary>
        public Task ConfirmEmailAsync(Guid personId, CancellationToken cancellationToken) =>
            db.Users.Where(login => login.Id == personId && !login.EmailConfirmed)
                .ExecuteUpdateAsync(login => login.SetProperty(row => row.EmailConfirmed, true), cancellationToken);

        /// <summary>The address that is known to be theirs, in small letters; one that they only asked for may be anybody's.</summary>
        public async Task<IReadOnlyList<string>> AddressesAsync(Guid personId, CancellationToken cancellationToken) =>
            await db.Users.Where(row => row.Id == personId && row.Email != null && row.EmailConfirmed).Select(row => row.Email!.ToLower()).ToListAsync(cancellationToken);

        /// <summary>Whose account an e-mail address is.</summary>
        public Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken)
        {
            // As the identity library stores it.
            var normal = email.Trim().Normalize().ToUpperInvariant();
            return db.Users.Where(login => login.NormalizedEmail == normal)
                .Join(db.People, login => login.Id, person => person.Id, (login, person) => person)
                .SingleOrDefaultAsync(cancellationToken);
        }
    }
}
