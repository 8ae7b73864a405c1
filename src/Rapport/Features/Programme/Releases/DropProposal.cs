using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Releases;

/// <summary>Leaves a session as it is after all. No reader knew of the proposal, so the log does not tell of it.</summary>
public sealed class DropProposal(RapportDb db, SessionWriter writer)
{
    public async Task<Outcome<bool>> RunAsync(DropProposalInput input, CancellationToken cancellationToken)
    {
        await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        await db.Proposals.Where(proposal => proposal.EventId == input.EventId && proposal.SessionId == input.SessionId).ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}

public sealed record DropProposalInput(Guid EventId, Guid SessionId);
