using Rapport.Features.Capture;
using Rapport.Features.Programme.Speakers;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Somebody as a space knows them: the newest first, at most a hundred of each.</summary>
public sealed record PersonView(string Name)
{
    public SafeHtml Biography { get; init; } = SafeHtml.Empty;

    /// <summary>Whose portrait stands here; null where there is none.</summary>
    public PortraitView? Portrait { get; init; }

    public IReadOnlyList<SpokenAt> Sessions { get; init; } = [];
    public IReadOnlyList<EntryView> Quotes { get; init; } = [];
    public IReadOnlyList<EntryView> Written { get; init; } = [];

    /// <summary>What they asked; only where they said themselves that they want a page.</summary>
    public IReadOnlyList<(string Text, string Address)> Asked { get; init; } = [];
}
