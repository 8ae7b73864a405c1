using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Platform.Mail;

/// <param name="Tries">The number of the try that is settled; a later try has its own say.</param>
/// <param name="AgainAt">When to try again; null when the message has left or is given up.</param>
public sealed record RecordDeliveryInput(Guid Id, int Tries, DateTimeOffset? AgainAt);

/// <summary>What became of a try.</summary>
public sealed class RecordDelivery(RapportDb db)
{
    public async Task<int> RunAsync(RecordDeliveryInput input, CancellationToken cancellationToken)
    {
        var mine = db.OutgoingMails.Where(mail => mail.Id == input.Id && mail.Tries == input.Tries);
        return input.AgainAt is { } again
            ? await mine.ExecuteUpdateAsync(mail => mail.SetProperty(row => row.DueAt, again), cancellationToken)
            : await mine.ExecuteDeleteAsync(cancellationToken);
    }
}
