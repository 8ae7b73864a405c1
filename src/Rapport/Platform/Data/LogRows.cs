using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data;

public static class LogRows
{
    extension(RapportDb db)
    {
        public DbSet<LogCursor> LogCursors => db.Set<LogCursor>();

        /// <summary>How far a consumer came in each stream that goes further.</summary>
        public async Task<IReadOnlyList<LogCursor>> BehindAsync(string consumer, CancellationToken cancellationToken)
        {
            var mine = db.LogCursors.Where(cursor => cursor.Consumer == consumer);
            var rows = await (
                from stream in db.Streams
                where stream.LastNumber > 0
                join cursor in mine on stream.Id equals cursor.StreamId into cursors
                from cursor in cursors.DefaultIfEmpty()
                where cursor == null || cursor.Number < stream.LastNumber
                orderby stream.Id
                select new { stream.Id, Number = cursor == null ? 0 : cursor.Number }).ToListAsync(cancellationToken);
            return rows.ConvertAll(row => new LogCursor(consumer, row.Id, row.Number));
        }

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
