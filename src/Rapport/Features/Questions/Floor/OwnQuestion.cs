namespace Rapport.Features.Questions.Floor;

/// <summary>What somebody asked, to be told that it arrived.</summary>
/// <param name="Waits">Nobody else reads it before it is let through.</param>
public sealed record OwnQuestion(string Text, bool Waits);
