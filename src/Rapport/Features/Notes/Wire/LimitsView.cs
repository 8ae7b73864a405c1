namespace Rapport.Features.Notes.Wire;

/// <summary>In bytes.</summary>
public sealed record LimitsView(int Update, int Document, long Used);
