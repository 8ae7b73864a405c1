using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Capture;

public static class CaptureRows
{
    extension(RapportDb db)
    {
        public DbSet<Entry> Entries => db.Set<Entry>();

        public DbSet<EntryRevision> EntryRevisions => db.Set<EntryRevision>();
    }
}
