using Rapport.Features.Events;

namespace Rapport.Features.Media;

/// <summary>Where a photo goes and whose it is.</summary>
public sealed record PhotoSender(EventView Event, Guid AuthorId);
