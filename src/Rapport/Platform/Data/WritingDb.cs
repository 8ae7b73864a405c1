namespace Rapport.Platform.Data;

/// <summary>The context that an act writes through; empty in every scope that only reads.</summary>
internal sealed class WritingDb
{
    public RapportDb? Db { get; set; }
}
