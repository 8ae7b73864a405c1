namespace Rapport.Features.Glossary;

/// <summary>A term as it is and as a file would have it; nothing before for a new one.</summary>
public sealed record TermChange(TermWords? Before, TermWords After);
