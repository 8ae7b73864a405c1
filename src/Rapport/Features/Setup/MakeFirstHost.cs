using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Setup;

public sealed record MakeFirstHostInput(string Email, string Name, string Password);

/// <summary>The account of whoever looks after the installation; only while nobody does.</summary>
public sealed class MakeFirstHost(RapportDb db, AddAccount add)
{
    public static readonly Problem Closed = new("setup_closed", "Set-up is over: this installation has its host.");

    public async Task<Outcome<Person>> RunAsync(MakeFirstHostInput input, CancellationToken cancellationToken) =>
        await db.People.AnyAsync(person => person.IsHost, cancellationToken) ? Closed
        : string.IsNullOrEmpty(input.Password) ? new Problem("password_missing", "Please choose a password.")
        : await add.RunAsync(new AddAccountInput(input.Email, input.Name, input.Password, IsHost: true), cancellationToken);
}
