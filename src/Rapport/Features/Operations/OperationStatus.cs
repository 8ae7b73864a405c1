using System.Text.Json.Serialization;

namespace Rapport.Features.Operations;

/// <summary>How the server answered one operation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationStatus>))]
public enum OperationStatus
{
    /// <summary>Durably kept now.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>Kept before: the same id, author and body had arrived.</summary>
    [JsonStringEnumMemberName("already_had")]
    AlreadyHad,

    /// <summary>A rule refused it; sending it again as it is will not help.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>Something passing was in the way; nothing was kept; send it again.</summary>
    [JsonStringEnumMemberName("try_later")]
    TryLater,
}
