using System.Text.Json;

namespace Rapport.Formats.Schedules;

/// <summary>The conference.json of the KotlinConf app: clock times without zone, rooms by name, the kind among the tags.</summary>
internal static class KotlinConfJson
{
    private static readonly string[] KindTags = ["workshop", "codelab", "panel"];

    public static Refusal? Read(JsonElement root, ScheduleDraft draft)
    {
        (draft.Format, draft.FormatName) = (ScheduleFormat.KotlinConfJson, "KotlinConf JSON");
        foreach (var speaker in root.Items("speakers"))
            draft.AddSpeaker(new(speaker.Text("id"), speaker.Text("name"), speaker.Text("description")));
        foreach (var found in root.Items("sessions"))
        {
            if (draft.IsFull)
                break;
            draft.Add(Session(found));
        }

        return null;
    }

    private static SessionDraft Session(JsonElement found)
    {
        var start = Clock.Iso(found.Text("startsAt"));
        return new SessionDraft
        {
            Key = found.Text("id"),
            Title = found.Text("title"),
            Description = found.Text("description"),
            TextFormat = TextFormat.Plain,
            Type = found.Items("tags").Select(tag => tag.AsText()).FirstOrDefault(tag => KindTags.Contains(tag, StringComparer.OrdinalIgnoreCase)),
            Room = found.Text("location"),
            Start = start,
            StartText = found.Text("startsAt"),
            Duration = Clock.Between(start, Clock.Iso(found.Text("endsAt"))),
            Speakers = found.Items("speakerIds").Select(id => new SpeakerDraft(id.AsText(), null)),
            Links = [new("Video", found.Text("videoUrl") ?? "")],
        };
    }
}
