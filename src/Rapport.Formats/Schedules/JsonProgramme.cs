using System.Text.Json;

namespace Rapport.Formats.Schedules;

/// <summary>Tells the shapes of JSON apart by what they contain.</summary>
internal static class JsonProgramme
{
    public static Refusal? Read(string text, ScheduleDraft draft)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions
        {
            MaxDepth = draft.Limits.Depth,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
            return RefusedList(root);
        var schedule = root.Child("schedule") ?? root;
        if (schedule.Items("events").Any())
            return HubJson.Read(schedule, draft);
        if (schedule.Child("conference") is not null)
            return FrabJson.Read(schedule, draft);
        return root.Child("sessions") is { ValueKind: JsonValueKind.Array } ? ReadFlat(root, draft) : Unknown();
    }

    private static Refusal? ReadFlat(JsonElement root, ScheduleDraft draft)
    {
        if (root.Child("session_types") is not null)
            return OpassJson.Read(root, draft);
        if (root.Items("sessions").Any(session => session.Child("speakerIds") is not null))
            return KotlinConfJson.Read(root, draft);
        return SessionizeJson.Read(root, draft);
    }

    private static Refusal RefusedList(JsonElement root)
    {
        var isView = root.EnumerateArray().Any(item => item.Child("sessions") is not null || item.Child("rooms") is not null);
        return isView
            ? new("unknown_format", "This looks like one of Sessionize's smaller views; choose its “All data” view.")
            : Unknown();
    }

    private static Refusal Unknown() =>
        new("unknown_format", "This JSON is not a programme in the form of frab, pretalx or Sessionize.");
}
