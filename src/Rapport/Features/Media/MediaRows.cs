using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Media;

public static class MediaRows
{
    extension(RapportDb db)
    {
        public DbSet<MediaFile> MediaFiles => db.Set<MediaFile>();
    }
}
