using System.Text.Json.Serialization;

namespace Rapport.Features.Capture;

/// <summary>What an entry is. Devices send the lower-case name; the numbers are stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EntryKind>))]
public enum EntryKind
{
    [JsonStringEnumMemberName("note")]
    Note = 0,
    [JsonStringEnumMemberName("quote")]
    Quote = 1,
    [JsonStringEnumMemberName("photo")]
    Photo = 2,
    [JsonStringEnumMemberName("link")]
    Link = 3,
    [JsonStringEnumMemberName("decision")]
    Decision = 4,
    [JsonStringEnumMemberName("action")]
    Action = 5,
    [JsonStringEnumMemberName("article")]
    Article = 6,
    [JsonStringEnumMemberName("notice")]
    Notice = 7,
    [JsonStringEnumMemberName("audio")]
    Audio = 8,
    [JsonStringEnumMemberName("video")]
    Video = 9,
}
