using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rapport.Platform.Data;

internal sealed class LogCursorTable : IEntityTypeConfiguration<LogCursor>
{
    public void Configure(EntityTypeBuilder<LogCursor> table)
    {
        table.ToTable("log_cursors");
        table.HasKey(cursor => new { cursor.Consumer, cursor.StreamId });
        table.Property(cursor => cursor.Consumer).HasMaxLength(LogCursor.ConsumerLimit);
        table.HasOne<StreamHead>().WithMany().HasForeignKey(cursor => cursor.StreamId);
    }
}
