using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>
/// Whose a file is that a request brings: the caller's own, or, with a proof, its author's. Doors for files ask here
/// before the first byte, and hold the bytes against the proof's hash after the last.
/// </summary>
public sealed class FileSenders(HandOvers handOvers)
{
    public async Task<Outcome<Caller>> WriterAsync(Caller caller, FileClaim claim, CancellationToken cancellationToken)
    {
        if (!claim.IsHandedOver)
        {
            return Authorship.Refuse(caller, claim.Author) is { } other ? other : caller;
        }

        if (claim.Proven is not { } given)
        {
            return DeviceKeyProblems.ProofWrong;
        }

        var writer = await handOvers.WriterOfFileAsync(claim.EventId, given.Proof, claim.File, given.Sha256, cancellationToken);
        return !writer.IsRefused && claim.Author is { } author && author != writer.Value.PersonId ? DeviceKeyProblems.ProofWrong : writer;
    }
}
