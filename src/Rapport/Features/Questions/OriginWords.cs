namespace Rapport.Features.Questions;

/// <summary>What stands in the place of a name that whoever asked left out, and what is said of where a question came from.</summary>
internal static class OriginWords
{
    public const string InRoom = "somebody in the room";
    public const string FromAfar = "somebody from afar";

    /// <summary>Who asked, as others read it.</summary>
    public static string Asker(this Origin origin, bool isNameless, string name) =>
        !isNameless ? name : origin == Origin.Afar ? FromAfar : InRoom;
}
