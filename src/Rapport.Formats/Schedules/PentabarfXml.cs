using System.Xml;
using System.Xml.Linq;

namespace Rapport.Formats.Schedules;

/// <summary>
/// Pentabarf and frab XML (https://github.com/voc/schedule, schema/schedule.xml.xsd), with &lt;event&gt; in &lt;room&gt; or straight
/// under &lt;day&gt;. Without an absolute date a session is on its day at its start, and after midnight on the date that follows.
/// </summary>
internal static class PentabarfXml
{
    private const int MostElements = 1_000_000;

    // A day_change of 09:00 (FOSDEM) means that the day opens then, not that 08:30 is night.
    private static readonly TimeOnly LatestNight = new(6, 0);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static Refusal? Read(string text, ScheduleDraft draft)
    {
        if (Refused(text, draft.Limits) is { } refusal)
            return refusal;
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var root = XDocument.Load(reader).Root!;
        (draft.Format, draft.FormatName) = (ScheduleFormat.PentabarfXml, "Pentabarf XML");
        var conference = root.Child("conference");
        draft.Acronym = conference.Text("acronym");
        draft.Title = conference.Text("title");
        draft.Version = root.Text("version");
        draft.Address = conference.Text("base_url");
        draft.ZoneName = conference.Text("time_zone_name");
        draft.Speakers.NamesAreIdentities = !root.Descendants().Any(element => element.Name.LocalName == "person" && element.Own("guid") is not null);
        var dayChange = Clock.Time(conference.Text("day_change")) ?? Clock.UsualDayChange;
        var night = dayChange < LatestNight ? dayChange : LatestNight;
        foreach (var found in root.Descendants().Where(element => element.Name.LocalName == "event"))
        {
            if (draft.IsFull)
                break;
            draft.Add(Session(found, night));
        }

        return null;
    }

    /// <summary>Walks the file once without building anything, so that what follows is bounded.</summary>
    private static Refusal? Refused(string text, ScheduleLimits limits)
    {
        if (HasDocumentType(text))
            return new("doctype", "The XML declares a document type, which programme files do not need and which can be dangerous.");
        if (XmlTags.HasHugeTag(text))
            return new("damaged", "The XML has a tag that is far longer than any in a programme.");
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (elements == 0 && reader.LocalName != "schedule")
                return new("unknown_format", $"This XML is not a Pentabarf or frab programme: its outermost element is “{Tidy.Line(reader.LocalName, 40)}”.");
            if (reader.Depth > limits.Depth)
                return new("too_deep", "The XML is nested too deeply for a programme.");
            if (++elements > MostElements)
                return new("too_many_elements", "The XML has more elements than a programme needs.");
        }

        return null;
    }

    private static bool HasDocumentType(string text)
    {
        var rootless = text.IndexOf("<schedule", StringComparison.Ordinal) is var place and >= 0 ? text.AsSpan(0, place) : text.AsSpan();
        return rootless.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
    }

    private static SessionDraft Session(XElement found, TimeOnly night)
    {
        var parent = found.Parent!;
        var room = parent.Name.LocalName == "room" ? parent.Own("name") : null;
        var day = found.Ancestors().FirstOrDefault(element => element.Name.LocalName == "day");
        return new SessionDraft
        {
            Key = found.Own("guid") ?? found.Own("id"),
            Title = found.Text("title"),
            Subtitle = found.Text("subtitle"),
            Abstract = found.Text("abstract"),
            Description = found.Text("description"),
            TextFormat = TextFormat.Markdown,
            Type = found.Text("type"),
            Track = found.Text("track"),
            Room = found.Text("room") ?? room,
            Language = found.Text("language"),
            Start = Start(found, day, night),
            StartText = found.Text("date") ?? found.Text("start"),
            Duration = Clock.Length(found.Text("duration")),
            Speakers = found.Children("persons").SelectMany(persons => persons.Children("person")).Select(Speaker),
            Url = found.Text("url"),
            Links = Links(found, "links", "link").Concat(Links(found, "attachments", "attachment")),
        };
    }

    private static ScheduleTime? Start(XElement found, XElement? day, TimeOnly night)
    {
        if (Clock.Iso(found.Text("date")) is { } stated)
            return stated;
        var date = Clock.Date(found.Text("date")) ?? Clock.Date(day.Own("date"));
        return Clock.OnDay(date, Clock.Time(found.Text("start")), night);
    }

    private static SpeakerDraft Speaker(XElement person) => new(
        person.Own("guid") ?? person.Own("code") ?? person.Own("id"),
        person.Text("public_name") ?? person.Text("name") ?? person.Value,
        person.Text("biography"));

    private static IEnumerable<ScheduledLink> Links(XElement found, string list, string item) =>
        found.Children(list).SelectMany(links => links.Children(item))
            .Select(link => new ScheduledLink(link.Value, link.Own("href") ?? ""));
}
