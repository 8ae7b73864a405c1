using System.Text.Json;

namespace Rapport.Formats.Schedules;

/// <summary>
/// The session.json that OPass apps read, as COSCUP publishes it: texts in Chinese and English. A session's own texts are taken in
/// the language it is held in, names of tracks, rooms and people in English where there is any.
/// </summary>
internal static class OpassJson
{
    public static Refusal? Read(JsonElement root, ScheduleDraft draft)
    {
        (draft.Format, draft.FormatName) = (ScheduleFormat.OpassJson, "OPass JSON");
        foreach (var room in root.Items("rooms"))
            draft.AddRoom(room.Text("id"));
        foreach (var speaker in root.Items("speakers"))
            draft.AddSpeaker(new(speaker.Text("id"), In(speaker, "en", "name"), In(speaker, "en", "bio")));
        var types = root.Items("session_types").ToLookup(type => type.Text("id") ?? "", type => In(type, "en", "name"));
        foreach (var found in root.Items("sessions"))
        {
            if (draft.IsFull)
                break;
            var type = found.Text("type") ?? "";
            draft.Add(Session(found) with { Track = types[type].FirstOrDefault() ?? type });
        }

        return null;
    }

    private static SessionDraft Session(JsonElement found)
    {
        var language = LanguageTag.Of(found.Text("language"));
        var held = language == "zh" ? "zh" : "en";
        var start = Clock.Iso(found.Text("start"));
        return new SessionDraft
        {
            Key = found.Text("id"),
            Title = In(found, held, "title"),
            Description = In(found, held, "description"),
            TextFormat = TextFormat.Markdown,
            Room = found.Text("room"),
            Language = language,
            Start = start,
            StartText = found.Text("start"),
            Duration = Clock.Between(start, Clock.Iso(found.Text("end"))),
            Speakers = found.Items("speakers").Select(id => new SpeakerDraft(id.AsText(), null)),
            Url = found.Text("uri"),
            Links =
            [
                new("Slides", found.Text("slide") ?? ""),
                new("Recording", found.Text("record") ?? ""),
                new("Pad", found.Text("co_write") ?? ""),
                new("Questions", found.Text("qa") ?? ""),
            ],
        };
    }

    private static string? In(JsonElement element, string language, string name) =>
        Filled(element, language, name) ?? Filled(element, "en", name) ?? Filled(element, "zh", name);

    private static string? Filled(JsonElement element, string language, string name) =>
        element.Child(language)?.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
