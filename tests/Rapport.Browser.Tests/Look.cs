namespace Rapport.Browser.Tests;

/// <summary>A page to look at: the name of its pictures, its route as the page itself writes it, and a query where one is wanted.</summary>
internal sealed record Look(string Name, string Route, string Query = "")
{
    public int Status { get; init; } = 200;
}
