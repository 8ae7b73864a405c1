using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>The composer of a page: where what is written goes, and whom one can name.</summary>
public sealed record ComposerView(Guid EventId, string EventAddress, Guid? SessionId, string To)
{
    public IReadOnlyList<SpeakerChoice> Speakers { get; init; } = [];

    /// <summary>Who reads what it is written into.</summary>
    public required Visibility Around { get; init; }

    /// <summary>Who reads a new entry where its writer does not choose.</summary>
    public required Visibility NewEntriesFor { get; init; }

    public IReadOnlyList<(Visibility Readers, string Name)> Choices => VisibilityChoices.Within(Around, withAuthor: true);

    /// <summary>What is chosen to begin with, as true as it is where this stands.</summary>
    public Visibility Chosen =>
        Enum.TryParse<Visibility>(this["visibility"], ignoreCase: true, out var typed) ? typed
        : NewEntriesFor == Visibility.Public ? Visibility.Public
        : Visibilities.Narrowest(NewEntriesFor, Around);

    /// <summary>The id of what will be written, on a page made for one person: sent twice, it is kept once.</summary>
    public Guid? Id { get; init; }

    /// <summary>What was typed and refused: it stays in the form.</summary>
    public IFormCollection? Typed { get; init; }

    public string? this[string field] => Typed?[field];

    /// <summary>Where the browser reads the words that it offers.</summary>
    public string GlossaryAddress => EventAddress[..EventAddress.LastIndexOf('/')] + "/glossary.json";

    /// <summary>What those who speak there want.</summary>
    public SpeakerWishes Wishes { get; init; } = SpeakerWishes.None;

    /// <summary>What holds for whoever captures there, a sentence each.</summary>
    public IEnumerable<string> Rules
    {
        get
        {
            string?[] own = [IsOffRecord ? "Off the record: what you send here is for the team alone." : null, IsUnattributed ? "No names: readers see quotes without who said them." : null];
            return own.OfType<string>().Concat(Wishes.Sentences);
        }
    }

    /// <summary>What is written goes to the team alone.</summary>
    public bool IsOffRecord { get; init; }

    /// <summary>What is said there goes without the names of those who said it.</summary>
    public bool IsUnattributed { get; init; }

    /// <summary>The list of what was sent stands elsewhere on the page.</summary>
    public bool IsListApart { get; init; }

    /// <summary>At the thumb on a phone.</summary>
    public bool IsDocked { get; init; }
}
