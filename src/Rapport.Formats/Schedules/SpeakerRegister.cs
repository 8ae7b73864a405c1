namespace Rapport.Formats.Schedules;

/// <summary>Collects people so that each stands once however often sessions name them.</summary>
internal sealed class SpeakerRegister(ScheduleLimits limits, Remarks remarks)
{
    private readonly List<ScheduledSpeaker> people = [];
    private readonly Dictionary<string, int> byIdentity = new(StringComparer.Ordinal);

    /// <summary>
    /// Old Pentabarf exports give one person a new id for each talk (FOSDEM 2010: 326 ids, 266 people), so there the name decides
    /// and a key that varies is dropped.
    /// </summary>
    public bool NamesAreIdentities { get; set; }

    public int Count => people.Count;

    public IReadOnlyList<ScheduledSpeaker> People => people;

    /// <summary>The person's place in <see cref="People"/>; null when the draft names nobody.</summary>
    public int? Place(SpeakerDraft draft)
    {
        var key = Tidy.Line(draft.Key, limits.NameLength);
        var name = Tidy.Line(draft.Name, limits.NameLength, out var wasCut);
        if (wasCut)
            remarks.Add(Remark.CutName);
        var identity = key is null || (NamesAreIdentities && name is not null) ? $"name {name?.ToUpperInvariant()}" : $"key {key}";
        if (byIdentity.TryGetValue(identity, out var place))
        {
            Complete(place, key, draft.Biography);
            return place;
        }

        if (name is null)
        {
            if (key is not null)
                remarks.Add(Remark.UnknownSpeaker);
            return null;
        }

        byIdentity[identity] = people.Count;
        people.Add(new ScheduledSpeaker(key, name, Biography(draft.Biography)));
        return people.Count - 1;
    }

    private void Complete(int place, string? key, string? biography)
    {
        var known = people[place];
        if (NamesAreIdentities && known.Key is not null && key is not null && known.Key != key)
            people[place] = known with { Key = null };
        if (known.Biography is null && biography is not null)
            people[place] = people[place] with { Biography = Biography(biography) };
    }

    private string? Biography(string? raw)
    {
        var text = Tidy.Text(raw, limits.TextLength, out var wasCut);
        if (wasCut)
            remarks.Add(Remark.CutText);
        return text;
    }
}
