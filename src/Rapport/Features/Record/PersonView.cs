using Rapport.Features.Capture;

namespace Rapport.Features.Record;

/// <summary>Somebody as a space knows them: the newest first, at most a hundred of each.</summary>
public sealed record PersonView(string Name)
{
    public string Biography { get; init; } = "";
    public IReadOnlyList<SpokenAt> Sessions { get; init; } = [];
    public IReadOnlyList<EntryView> Quotes { get; init; } = [];
    public IReadOnlyList<EntryView> Written { get; init; } = [];
}
