using System.Text.Json.Serialization;

namespace Rapport.Shared;

/// <summary>What a stored file shows. Answers say the lower-case name; the numbers are stored.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileKind>))]
public enum FileKind
{
    [JsonStringEnumMemberName("photo")]
    Photo = 0,
    [JsonStringEnumMemberName("audio")]
    Audio = 1,
    [JsonStringEnumMemberName("video")]
    Video = 2,
}
