using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>
/// Tells whose what somebody else hands over is. The author's device proves it with SHA-256 of its key's token as the
/// key, which the server has too, so that the token itself is in no file.
/// </summary>
public sealed class HandOvers(IServiceScopeFactory scopes)
{
    private const string OfText = "rapport-hand-over-text-1";
    private const string OfFile = "rapport-hand-over-file-1";

    /// <param name="text">Operations with their author, to the letter.</param>
    /// <returns>The author, known in this event alone.</returns>
    public Task<Outcome<Caller>> WriterOfTextAsync(Guid eventId, KeyProof proof, string text, CancellationToken cancellationToken) =>
        WriterAsync(eventId, proof, $"{OfText}\n{eventId:D}\n{text}", cancellationToken);

    /// <param name="sha256">Of the file's bytes, in hexadecimal; whoever takes the file in holds the bytes against it.</param>
    /// <returns>The author, known in this event alone.</returns>
    public Task<Outcome<Caller>> WriterOfFileAsync(Guid eventId, KeyProof proof, Guid file, byte[] sha256, CancellationToken cancellationToken) =>
        WriterAsync(eventId, proof, $"{OfFile}\n{eventId:D}\n{file:D}\n{Convert.ToHexStringLower(sha256)}", cancellationToken);

    private async Task<Outcome<Caller>> WriterAsync(Guid eventId, KeyProof proof, string proven, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var known = await db.DeviceKeys.Where(key => key.Id == proof.Key && key.EventId == eventId)
            .Join(db.People, key => key.PersonId, person => person.Id, (key, person) => new { key.TokenHash, key.RevokedAt, person.Id, person.Name, person.IsHost })
            .SingleOrDefaultAsync(cancellationToken);
        if (known is null || !IsRight(proof.Value, HMACSHA256.HashData(known.TokenHash, Encoding.UTF8.GetBytes(proven))))
        {
            return DeviceKeyProblems.ProofWrong;
        }

        return known.RevokedAt is null ? new Caller(known.Id, known.Name, known.IsHost) { OnlyIn = eventId } : DeviceKeyProblems.ProofRevoked;
    }

    private static bool IsRight(string given, byte[] wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(Base64Url.EncodeToString(wanted)));
}
