namespace Rapport.Features.Glossary;

/// <summary>One meaning of a term: what its letters stand for, what that is, or both.</summary>
public sealed record Sense(string Expansion, string Definition)
{
    public const int ExpansionLimit = 200;
    public const int DefinitionLimit = 1000;
}
