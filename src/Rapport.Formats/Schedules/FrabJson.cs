using System.Text.Json;

namespace Rapport.Formats.Schedules;

/// <summary>frab and pretalx JSON: conference, days, rooms, events (https://github.com/voc/schedule, validator/json).</summary>
internal static class FrabJson
{
    public static Refusal? Read(JsonElement schedule, ScheduleDraft draft)
    {
        var conference = schedule.Child("conference").GetValueOrDefault();
        (draft.Format, draft.FormatName) = (ScheduleFormat.FrabJson, "frab or pretalx JSON");
        draft.Acronym = conference.Text("acronym");
        draft.Title = conference.Text("title");
        draft.Version = schedule.Text("version");
        draft.Address = schedule.Text("base_url") ?? conference.Text("url");
        draft.ZoneName = conference.Text("time_zone_name");
        foreach (var room in conference.Items("rooms").Concat(schedule.Items("rooms")))
            draft.AddRoom(room.Text("name"));
        foreach (var day in conference.Items("days").Concat(schedule.Items("days")))
        {
            foreach (var room in day.Members("rooms"))
                ReadRoom(room.Name, room.Value, day, draft);
            foreach (var room in day.Items("rooms"))
                ReadRoom(room.Text("name"), room.Child("events") ?? default, day, draft);
        }

        return null;
    }

    private static void ReadRoom(string? name, JsonElement events, JsonElement day, ScheduleDraft draft)
    {
        if (events.ValueKind != JsonValueKind.Array)
            return;
        foreach (var found in events.EnumerateArray())
        {
            if (draft.IsFull)
                return;
            draft.Add(Session(found, name, day));
        }
    }

    private static SessionDraft Session(JsonElement found, string? room, JsonElement day) => new()
    {
        Key = found.Text("guid") ?? found.Text("id"),
        Title = found.Text("title"),
        Subtitle = found.Text("subtitle"),
        Abstract = found.Text("abstract"),
        Description = found.Text("description"),
        TextFormat = TextFormat.Markdown,
        Type = found.Text("type"),
        Track = found.Text("track"),
        Room = found.Text("room") ?? room,
        Language = found.Text("language"),
        Start = Clock.Iso(found.Text("date")) ?? OnDay(found, day),
        StartText = found.Text("date") ?? found.Text("start"),
        Duration = Clock.Length(found.Text("duration")),
        Speakers = found.Items("persons").Select(Speaker),
        Url = found.Text("url"),
        Links = found.Items("links").Concat(found.Items("attachments"))
            .Select(link => new ScheduledLink(link.Text("title") ?? link.Text("type") ?? "", link.Text("url") ?? "")),
    };

    private static SpeakerDraft Speaker(JsonElement person) => new(
        person.Text("guid") ?? person.Text("code") ?? person.Text("id"),
        person.Text("public_name") ?? person.Text("full_public_name") ?? person.Text("name"),
        person.Text("biography"));

    private static ScheduleTime? OnDay(JsonElement found, JsonElement day) =>
        Clock.OnDay(Clock.Date(day.Text("date")), Clock.Time(found.Text("start")), Clock.UsualDayChange);
}
