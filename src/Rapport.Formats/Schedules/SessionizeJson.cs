using System.Text.Json;

namespace Rapport.Formats.Schedules;

/// <summary>Sessionize's "All data" view: sessions, speakers, rooms, and categories that hold track, language and format.</summary>
internal static class SessionizeJson
{
    private const int MostLabels = 200;

    private enum Meaning
    {
        None,
        Track,
        Language,
        Type,
    }

    public static Refusal? Read(JsonElement root, ScheduleDraft draft)
    {
        (draft.Format, draft.FormatName) = (ScheduleFormat.SessionizeJson, "Sessionize JSON");
        var rooms = root.Items("rooms").ToLookup(room => room.Text("id") ?? "", room => room.Text("name"));
        foreach (var room in root.Items("rooms"))
            draft.AddRoom(room.Text("name"));
        foreach (var speaker in root.Items("speakers"))
            draft.AddSpeaker(Speaker(speaker));
        var labels = Labels(root);
        foreach (var found in root.Items("sessions"))
        {
            if (draft.IsFull)
                break;
            draft.Add(Session(found, labels) with { Room = rooms[found.Text("roomId") ?? ""].FirstOrDefault() ?? found.Text("room") });
        }

        return null;
    }

    private static SessionDraft Session(JsonElement found, Dictionary<string, (Meaning Meaning, string? Name)> labels)
    {
        var own = found.Items("categoryItems").Take(MostLabels).Select(item => labels.GetValueOrDefault(item.AsText() ?? "")).ToList();
        var start = Clock.Iso(found.Text("startsAt"));
        return new SessionDraft
        {
            Key = found.Text("id"),
            Title = found.Text("title"),
            Description = found.Text("description"),
            TextFormat = TextFormat.Plain,
            Type = found.Child("isServiceSession") is { ValueKind: JsonValueKind.True } ? "service" : Named(own, Meaning.Type),
            Track = Named(own, Meaning.Track),
            Language = Named(own, Meaning.Language),
            Start = start,
            StartText = found.Text("startsAt"),
            Duration = Clock.Between(start, Clock.Iso(found.Text("endsAt"))),
            Speakers = found.Items("speakers").Select(id => new SpeakerDraft(id.Text("id") ?? id.AsText(), id.Text("name"))),
            Url = found.Text("liveUrl"),
            Links = [new("Recording", found.Text("recordingUrl") ?? "")],
            IsCancelled = found.Text("status") is "Cancelled" or "Canceled",
        };
    }

    private static SpeakerDraft Speaker(JsonElement speaker) => new(
        speaker.Text("id"),
        speaker.Text("fullName") ?? speaker.Text("name") ?? $"{speaker.Text("firstName")} {speaker.Text("lastName")}",
        speaker.Text("bio") is { Length: > 0 } biography ? biography : speaker.Text("tagLine"));

    private static Dictionary<string, (Meaning Meaning, string? Name)> Labels(JsonElement root)
    {
        var labels = new Dictionary<string, (Meaning, string?)>(StringComparer.Ordinal);
        foreach (var category in root.Items("categories"))
        {
            var meaning = Of(category.Text("title") ?? "");
            foreach (var item in category.Items("items"))
                labels[item.Text("id") ?? ""] = (meaning, item.Text("name"));
        }

        return labels;
    }

    private static Meaning Of(string title) =>
        title.Contains("track", StringComparison.OrdinalIgnoreCase) || title.Contains("theme", StringComparison.OrdinalIgnoreCase) ? Meaning.Track
        : title.Contains("language", StringComparison.OrdinalIgnoreCase) ? Meaning.Language
        : title.Contains("format", StringComparison.OrdinalIgnoreCase) || title.Contains("type", StringComparison.OrdinalIgnoreCase) ? Meaning.Type
        : Meaning.None;

    private static string? Named(List<(Meaning Meaning, string? Name)> labels, Meaning meaning) =>
        labels.FirstOrDefault(label => label.Meaning == meaning).Name;
}
