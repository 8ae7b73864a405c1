namespace Rapport.Features.Questions;

/// <summary>Who may ask in a call, and vote on what others ask. The numbers are stored.</summary>
public enum Answerers
{
    /// <summary>Everybody who gives a name: guests, and whoever is signed in.</summary>
    Anyone = 0,
    Members = 1,
}
