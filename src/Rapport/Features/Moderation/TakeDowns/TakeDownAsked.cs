namespace Rapport.Features.Moderation.TakeDowns;

/// <param name="Token">With which a visitor comes back; null for whoever finds the answer on their own page.</param>
public sealed record TakeDownAsked(Guid Id, string? Token);
