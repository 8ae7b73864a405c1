namespace Rapport.Features.Programme.Import;

/// <summary>Finds the speaker whom a file means: by the source's own identity, else by name, also one who came from elsewhere.</summary>
internal sealed class KnownSpeakers
{
    private readonly string source;
    private readonly Dictionary<string, Speaker> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Speaker> byName = new(StringComparer.Ordinal);

    public KnownSpeakers(string source, IEnumerable<Speaker> speakers)
    {
        this.source = source;
        foreach (var speaker in speakers)
        {
            Add(speaker);
        }
    }

    public Speaker? Find(string? key, string name)
    {
        if (key is not null && byKey.TryGetValue(key, out var known))
        {
            return known;
        }

        // Two people of one name whom the source tells apart stay two.
        return byName.TryGetValue(name, out var named) && !(key is not null && IsKeyed(named)) ? named : null;
    }

    public void Add(Speaker speaker)
    {
        if (IsKeyed(speaker))
        {
            byKey.TryAdd(speaker.SourceKey!, speaker);
        }

        byName.TryAdd(speaker.CoveredName ?? speaker.Name, speaker);
    }

    /// <summary>Whether the source may say how the speaker is called and described.</summary>
    public bool IsOurs(Speaker speaker) => speaker.Source == source;

    private bool IsKeyed(Speaker speaker) => speaker.Source == source && speaker.SourceKey is not null;
}
