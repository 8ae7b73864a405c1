namespace Rapport.Features.Record;

/// <summary>A question as other pages name it.</summary>
public sealed record AskedLine(Guid Id, string Text, string Address, string By, int Comments)
{
    public Guid ById { get; init; }

    /// <summary>The page of whoever asked, where they chose to have one.</summary>
    public string? ByAddress { get; init; }
}
