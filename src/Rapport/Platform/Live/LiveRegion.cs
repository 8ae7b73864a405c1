using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>A part of a page that sums up many subjects, such as "on now", by its name in the page.</summary>
public sealed record LiveRegion(string Name, SafeHtml Html);
