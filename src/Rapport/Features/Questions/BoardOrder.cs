namespace Rapport.Features.Questions;

/// <summary>In which order a board shows its questions.</summary>
public enum BoardOrder
{
    /// <summary>By chance, the same for one reader every time: what stands first would be voted on most.</summary>
    Mixed,
    Newest,

    /// <summary>For editors: by score.</summary>
    Score,
}
