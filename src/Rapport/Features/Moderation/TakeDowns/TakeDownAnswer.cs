namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>What became of a request to take something down. The numbers are stored.</summary>
public enum TakeDownAnswer
{
    None = 0,
    TakenDown = 1,

    /// <summary>It stays, for the reason that was given.</summary>
    Declined = 2,
}
