using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Rapport.Platform.Data;

internal sealed class SearchHitRow : IEntityTypeConfiguration<SearchHit>
{
    // Rows come from the engine's own index; there is no table of this shape.
    public void Configure(EntityTypeBuilder<SearchHit> table) => table.HasNoKey().ToView(null);
}
