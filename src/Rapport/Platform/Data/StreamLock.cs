using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data;

public static class StreamLock
{
    /// <summary>
    /// Lets acts that must not pass each other run one after the other: from here to the commit no other act writes to
    /// this stream. Taken before the rows are read, so that what is read stays true.
    /// </summary>
    public static Task LockStreamAsync(this RapportDb db, Guid streamId, CancellationToken cancellationToken) =>
        db.Streams.Where(stream => stream.Id == streamId)
            .ExecuteUpdateAsync(stream => stream.SetProperty(row => row.LastNumber, row => row.LastNumber), cancellationToken);
}
