using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record RenamePasskeyInput(Guid PersonId, byte[] CredentialId, string Name);

/// <summary>What a person calls one of their passkeys.</summary>
public sealed class RenamePasskey(RapportDb db)
{
    /// <returns>False when this person has no such passkey.</returns>
    public async Task<bool> RunAsync(RenamePasskeyInput input, CancellationToken cancellationToken)
    {
        var passkey = await db.UserPasskeys.AsTracking()
            .SingleOrDefaultAsync(row => row.UserId == input.PersonId && row.CredentialId == input.CredentialId, cancellationToken);
        if (passkey is null)
        {
            return false;
        }

        passkey.Data.Name = Cleaned(input.Name);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    internal static string Cleaned(string? name) =>
        PlainText.Clean(name ?? "").Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, PasskeyTable.NameLimit)] : "Passkey";
}
