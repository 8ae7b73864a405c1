using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data;

public static class LogRows
{
    extension(RapportDb db)
    {
        public DbSet<LogCursor> LogCursors => db.Set<LogCursor>();

        /// <summary>
        /// Moves a consumer on within an act, from where it read to where it came; false when another node was there
        /// before. On PostgreSQL the row stays locked until the commit.
        /// </summary>
        public async Task<bool> MoveCursorAsync(LogCursor from, long to, CancellationToken cancellationToken)
        {
            var mine = db.LogCursors.Where(cursor => cursor.Consumer == from.Consumer && cursor.StreamId == from.StreamId);
            if (from.Number > 0 || await mine.AnyAsync(cancellationToken))
            {
                return await mine.Where(cursor => cursor.Number == from.Number)
                    .ExecuteUpdateAsync(row => row.SetProperty(cursor => cursor.Number, to), cancellationToken) == 1;
            }

            // Of two nodes that begin at once, the second meets the first one's row and runs its act again.
            db.Add(new LogCursor(from.Consumer, from.StreamId, to));
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
    }
}
