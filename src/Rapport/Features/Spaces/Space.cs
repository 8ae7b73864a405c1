namespace Rapport.Features.Spaces;

/// <summary>A topic's home: members and several events, at <c>/{space}</c>.</summary>
public sealed class Space
{
    public const string Kind = "space";
    public const int NameLimit = 120;
    public const int SummaryLimit = 2000;

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

    public void Describe(string name, string summary) => (Name, Summary) = (name, summary);
}
