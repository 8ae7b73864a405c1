using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>What something that arrives was made from.</summary>
public static class Sources
{
    extension(RapportDb db)
    {
        /// <summary>
        /// Its id, also of what came just before in the same act; null where there is no such thing here for whoever sent
        /// it. That is never a reason to refuse what they wrote.
        /// </summary>
        public async Task<Guid?> SourceAsync(Guid? id, ActPlace place, CancellationToken cancellationToken)
        {
            var source = id is null ? null : await db.Subjects.FindAsync([id.Value], cancellationToken);
            return source is not null && source.EventId == place.EventId && source.Id != place.EventId && source.IsVisibleTo(place.Reader) ? source.Id : null;
        }
    }
}
