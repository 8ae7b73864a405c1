using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>
/// Whom something can be for, in words that are true where it stands: nothing is wider than what is around it, and what
/// is for everybody follows that when it is opened.
/// </summary>
public static class VisibilityChoices
{
    /// <param name="around">Who reads what it stands in.</param>
    /// <param name="withAuthor">Whether one may keep it to oneself.</param>
    public static IReadOnlyList<(Visibility Readers, string Name)> Within(Visibility around, bool withAuthor)
    {
        var choices = new List<(Visibility, string)> { (Visibility.Public, Widest(around)) };
        choices.AddRange(
            from readers in new[] { Visibility.Members, Visibility.Team, Visibility.AuthorOnly }
            where readers >= around && (withAuthor || readers != Visibility.AuthorOnly)
            select (readers, NameOf(readers)));
        return choices;
    }

    /// <summary>The word for a choice in forms and operations.</summary>
    public static string WordOf(Visibility readers) => readers == Visibility.AuthorOnly ? "authorOnly" : readers.ToString().ToLowerInvariant();

    public static string NameOf(Visibility readers) => readers switch
    {
        Visibility.Public => "everybody",
        Visibility.Members => "members",
        Visibility.Team => "the team",
        _ => "only me",
    };

    /// <summary>What narrower things say of themselves; null for what is for everybody.</summary>
    public static string? MarkOf(Visibility own) => own switch
    {
        Visibility.Public => null,
        Visibility.Members => "Members only",
        Visibility.Team => "Team only",
        _ => "Only me",
    };

    private static string Widest(Visibility around) => around switch
    {
        Visibility.Public => "everybody",
        Visibility.Members => "all who read this: members",
        _ => "all who read this: the team",
    };
}
