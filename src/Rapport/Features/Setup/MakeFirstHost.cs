using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Setup;

public sealed record MakeFirstHostInput(string Email, string Name, string Password);

/// <summary>The account of whoever looks after the installation; only while nobody does.</summary>
public sealed class MakeFirstHost(RapportDb db, AddAccount add)
{
    private static readonly Guid Installation = Tag.Installation.Id;

    public static readonly Problem Closed = new("setup_closed", "Set-up is over: this installation has its host.");

    public async Task<Outcome<Person>> RunAsync(MakeFirstHostInput input, CancellationToken cancellationToken)
    {
        await OneAtATimeAsync(cancellationToken);
        return await db.People.AnyAsync(person => person.IsHost, cancellationToken) ? Closed
            : string.IsNullOrEmpty(input.Password) ? new Problem("password_missing", "Please choose a password.")
            : await add.RunAsync(new AddAccountInput(input.Email, input.Name, input.Password, IsHost: true), cancellationToken);
    }

    /// <summary>
    /// The installation has a stream like a space has. Of two who would make it at once the second is run again and
    /// finds it; from then on whoever sets up waits for its row.
    /// </summary>
    private async Task OneAtATimeAsync(CancellationToken cancellationToken)
    {
        if (!await db.Streams.AnyAsync(stream => stream.Id == Installation, cancellationToken))
        {
            db.Streams.Add(new StreamHead(Installation));
        }

        await db.LockStreamAsync(Installation, cancellationToken);
    }
}
