using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>The choice of who reads something that somebody wrote.</summary>
/// <param name="Own">What was asked for it itself.</param>
/// <param name="Around">Who reads what it stands in.</param>
/// <param name="WithAuthor">Whether the one who chooses may keep it to themselves.</param>
public sealed record ReadersView(Visibility Own, Visibility Around, bool WithAuthor)
{
    public IReadOnlyList<(Visibility Readers, string Name)> Choices
    {
        get
        {
            var choices = VisibilityChoices.Within(Around, WithAuthor);
            // What is asked for now is always there to be kept, also where it says nothing at present.
            return choices.Any(choice => choice.Readers == Own) ? choices : [.. choices, (Own, VisibilityChoices.NameOf(Own))];
        }
    }
}
