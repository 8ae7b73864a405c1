using Microsoft.EntityFrameworkCore;
using Rapport.Features.Media.Uploads;
using Rapport.Platform.Data;

namespace Rapport.Features.Media;

public static class MediaRows
{
    extension(RapportDb db)
    {
        public DbSet<MediaFile> MediaFiles => db.Set<MediaFile>();

        public DbSet<Upload> Uploads => db.Set<Upload>();
    }
}
