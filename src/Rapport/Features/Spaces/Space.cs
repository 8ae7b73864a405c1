using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>A topic's home: members and several events, at <c>/{space}</c>.</summary>
public sealed class Space
{
    public const string SubjectKind = "space";
    public const int NameLimit = 120;
    public const int SummaryLimit = 2000;

    public static readonly Staleness Staleness = new(SubjectKind, _ => [Tag.Installation]);

    private Space()
    {
    }

    public Space(Guid id, string slug, string name, string summary)
    {
        Id = id;
        Slug = slug;
        Name = name;
        Summary = summary;
    }

    public Guid Id { get; private set; }
    public string Slug { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Summary { get; private set; } = "";

    /// <summary>Who reads a new event, until its organiser says otherwise.</summary>
    public Visibility NewEventsFor { get; private set; }

    public static Problem? Refuse(string name, string summary) =>
        name.Length == 0 ? new("name_missing", "Please give the space a name.")
        : name.Length > NameLimit ? new("name_too_long", $"A name has at most {NameLimit} characters.")
        : summary.Length > SummaryLimit ? new("summary_too_long", $"A summary has at most {SummaryLimit} characters.")
        : null;

    /// <summary>What its settings show.</summary>
    public static FormState State(string? name, string? summary) => new(("Name", name), ("Summary", summary));

    public void Describe(string name, string summary) => (Name, Summary) = (name, summary);

    public void SetNewEventVisibility(Visibility readers) => NewEventsFor = readers;
}
