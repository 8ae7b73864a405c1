using Rapport.Features.Events;

namespace Rapport.Features.Media.Uploads;

/// <summary>Where a file goes, whose it is, and who brings it: its author, or somebody whom they handed it to.</summary>
/// <param name="Proven">SHA-256 of the bytes that were proven to be the author's; nothing where they bring it themselves.</param>
public sealed record UploadSender(EventView Event, Guid AuthorId, Guid SenderId, byte[] Proven);
