namespace Rapport.Platform.Nodes;

/// <summary>How several servers on one database hear of one another at once.</summary>
public sealed record NodeOptions
{
    public const string Section = "Nodes";

    /// <summary>A Redis connection string; empty means that PostgreSQL carries the rings.</summary>
    public string? Redis { get; set; }
}
