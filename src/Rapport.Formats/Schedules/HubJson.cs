using System.Text.Json;

namespace Rapport.Formats.Schedules;

/// <summary>The flat "schedule2" JSON of the congress hub: conference with rooms and tracks, then events (https://github.com/voc/schedule).</summary>
internal static class HubJson
{
    public static Refusal? Read(JsonElement schedule, ScheduleDraft draft)
    {
        var conference = schedule.Child("conference") ?? default;
        (draft.Format, draft.FormatName) = (ScheduleFormat.HubJson, "hub JSON");
        draft.Acronym = conference.Text("acronym");
        draft.Title = conference.Text("title");
        draft.Version = schedule.Text("version");
        draft.Address = conference.Text("url") ?? schedule.Text("base_url");
        draft.ZoneName = conference.Text("time_zone_name");
        foreach (var room in conference.Items("rooms"))
            draft.AddRoom(room.Text("name"));
        var tracks = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var track in conference.Items("tracks"))
            tracks[track.Text("slug") ?? ""] = track.Text("name");
        foreach (var found in schedule.Items("events"))
        {
            if (draft.IsFull)
                break;
            draft.Add(Session(found, tracks));
        }

        return null;
    }

    private static SessionDraft Session(JsonElement found, Dictionary<string, string?> tracks)
    {
        var start = Clock.Iso(found.Text("start"));
        var track = found.Child("track") is { } named ? named.Text("slug") ?? named.AsText() : null;
        return new SessionDraft
        {
            Key = found.Text("guid") ?? found.Text("code"),
            Title = found.Text("title"),
            Subtitle = found.Text("subtitle"),
            Abstract = found.Text("abstract"),
            Description = found.Text("description"),
            TextFormat = TextFormat.Markdown,
            Type = found.Text("type"),
            Track = track is null ? null : tracks.GetValueOrDefault(track) ?? found.Child("track")?.Text("name") ?? track,
            Room = found.Child("room")?.Text("name") ?? found.Text("room"),
            Language = found.Text("language"),
            Start = start,
            StartText = found.Text("start"),
            Duration = Clock.Between(start, Clock.Iso(found.Text("end"))) ?? Clock.Length(found.Text("duration")),
            Speakers = found.Items("participants").Concat(found.Items("persons"))
                .Select(person => new SpeakerDraft(person.Text("guid") ?? person.Text("code"), person.Text("name") ?? person.Text("public_name"), person.Text("biography"))),
            Url = found.Text("url"),
            Links = found.Items("links").Concat(found.Items("attachments"))
                .Select(link => new ScheduledLink(link.Text("title") ?? link.Text("type") ?? "", link.Text("url") ?? "")),
        };
    }
}
