using Rapport.Features.Events;

namespace Rapport.Features.Media.Uploads;

/// <summary>Where a photo goes and whose it is.</summary>
public sealed record UploadSender(EventView Event, Guid AuthorId);
