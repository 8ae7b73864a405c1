using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>The space that an address names, as its pages need it.</summary>
public sealed record SpaceView(Guid Id, string Slug, string Name, Visibility Visibility);
