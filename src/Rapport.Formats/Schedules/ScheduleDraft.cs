namespace Rapport.Formats.Schedules;

/// <summary>
/// Collects what a reader finds, holds the limits and turns it into a <see cref="Schedule"/>. Once a limit is passed
/// <see cref="IsFull"/> tells the reader to stop.
/// </summary>
internal sealed class ScheduleDraft(ScheduleLimits limits)
{
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(7);

    private readonly List<(ScheduledSession Session, int[] Speakers)> sessions = [];
    private readonly NameList rooms = new();
    private readonly NameList tracks = new();
    private readonly SessionText texts = new(limits);
    private Refusal? overflow;
    private int found;

    public ScheduleLimits Limits { get; } = limits;

    public Remarks Remarks => texts.Remarks;

    public SpeakerRegister Speakers => field ??= new(Limits, Remarks);

    public ScheduleFormat Format { get; set; }

    public string FormatName { get; set; } = "";

    public string? Acronym { get; set; }

    public string? Title { get; set; }

    public string? Version { get; set; }

    public string? Address { get; set; }

    public string? ZoneName { get; set; }

    public bool IsFull => overflow is not null;

    public void AddRoom(string? name) => Hold(rooms.Take(texts.Name(name)), rooms.Count, Limits.Rooms, "rooms");

    public void AddSpeaker(SpeakerDraft speaker)
    {
        Speakers.Place(speaker);
        Hold(null, Speakers.Count, Limits.Speakers, "speakers");
    }

    public void Add(SessionDraft draft)
    {
        // Those that are left out count too, or a file of nothing but broken sessions would take long to refuse.
        Hold(null, ++found, Limits.Sessions, "sessions");
        if (IsFull)
            return;
        var given = texts.Title(draft.Title);
        var title = given ?? "Untitled session";
        if (CheckedStart(draft, title) is not { } start)
            return;
        if (given is null)
            Remarks.Add(Remark.NoTitle);
        var room = Hold(rooms.Take(texts.Name(draft.Room)), rooms.Count, Limits.Rooms, "rooms");
        if (room is null)
            Remarks.Add(Remark.NoRoom, title);
        var (text, textFormat) = texts.Abstract(draft);
        var speakers = Places(draft, title);
        sessions.Add((new ScheduledSession
        {
            Key = Tidy.Line(draft.Key, 500),
            Title = title,
            Subtitle = texts.Title(draft.Subtitle),
            Abstract = text,
            AbstractFormat = textFormat,
            Kind = KindWords.Kind(draft.Type, title, speakers.Length > 0),
            Track = Hold(tracks.Take(texts.Name(draft.Track)), tracks.Count, Limits.Tracks, "tracks"),
            Room = room,
            Language = LanguageTag.Of(draft.Language),
            Start = start,
            Duration = CheckedLength(draft.Duration, title),
            Url = Tidy.Url(draft.Url),
            Links = Links(draft, title),
            IsCancelled = draft.IsCancelled,
        }, speakers));
    }

    public ScheduleReading Finish(string? fileName)
    {
        if (overflow is not null)
            return ScheduleReading.Refused(overflow);
        if (sessions.Count == 0)
        {
            return ScheduleReading.Refused(new("no_sessions", Remarks.Losses() is { } losses
                ? $"None of the sessions in this file can be used: {losses}."
                : "This file has no sessions."));
        }

        var people = Speakers.People;
        var filled = sessions.Select(pair => pair.Session with { Speakers = [.. pair.Speakers.Select(place => people[place])] });
        var kept = SessionKeys.Sort([.. filled], Remarks);
        return ScheduleReading.Of(new Schedule
        {
            Format = Format,
            FormatName = FormatName,
            SourceName = SourceNames.Suggest([Acronym, Title, SourceNames.Host(Address), SourceNames.Stem(fileName), FormatName]),
            Title = Tidy.Line(Title, Limits.TitleLength),
            Version = Tidy.Line(Version, Limits.NameLength),
            TimeZone = Zones.Known(ZoneName),
            Rooms = rooms.Names,
            Tracks = tracks.Names,
            Sessions = kept,
            Speakers = people,
            Warnings = Remarks.Sentences(),
        });
    }

    private ScheduleTime? CheckedStart(SessionDraft draft, string title)
    {
        if (draft.Start is not { } start)
        {
            Remarks.Add(string.IsNullOrWhiteSpace(draft.StartText) ? Remark.NoStart : Remark.BadStart, title);
            return null;
        }

        if (start.Clock.Year is >= 1970 and <= 2199)
            return start;
        Remarks.Add(Remark.FarStart, title);
        return null;
    }

    private TimeSpan CheckedLength(TimeSpan? duration, string title)
    {
        var remark = duration switch
        {
            null => Remark.NoEnd,
            { Ticks: < 0 } => Remark.BadLength,
            { } length when length > LongestSession => Remark.LongLength,
            _ => null,
        };
        if (remark is null)
            return duration.GetValueOrDefault();
        Remarks.Add(remark, title);
        return TimeSpan.Zero;
    }

    private int[] Places(SessionDraft draft, string title)
    {
        var places = draft.Speakers.Take(Limits.SpeakersPerSession + 1).Select(Speakers.Place).OfType<int>().Distinct().ToArray();
        Hold(null, Speakers.Count, Limits.Speakers, "speakers");
        if (places.Length <= Limits.SpeakersPerSession)
            return places;
        Remarks.Add(Remark.CutList, title);
        return places[..Limits.SpeakersPerSession];
    }

    private List<ScheduledLink> Links(SessionDraft draft, string title)
    {
        List<ScheduledLink> links = [];
        foreach (var (name, address) in draft.Links)
        {
            if (Tidy.Url(address) is not { } url || links.Exists(link => link.Url == url))
                continue;
            if (links.Count == Limits.LinksPerSession)
            {
                Remarks.Add(Remark.CutList, title);
                break;
            }

            links.Add(new ScheduledLink(Tidy.Line(name, Limits.NameLength) ?? url, url));
        }

        return links;
    }

    private string? Hold(string? name, int count, int limit, string noun)
    {
        if (count > limit)
            overflow ??= new($"too_many_{noun}", $"This file has more than {limit} {noun}, which is more than one event can hold.");
        return name;
    }
}
