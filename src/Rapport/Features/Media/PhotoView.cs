using Rapport.Features.Accounts;

namespace Rapport.Features.Media;

/// <summary>A photo as its door needs it: whose it is, what shows it, and under which keys its files stand.</summary>
public sealed record PhotoView(
    Guid Id, Guid EventId, Guid AuthorId, Guid? SubjectId, string ContentType, string OriginalKey, string SmallKey, string MediumKey, string LargeKey)
{
    /// <summary>Of a recording, the copy that others get; empty where there is none.</summary>
    public string PlayKey { get; init; } = "";

    public string PlayType { get; init; } = "";

    /// <summary>Another copy is being made: what is known of it now will not stay.</summary>
    public bool IsInWork { get; init; }

    public bool IsOf(Caller? caller) => caller?.PersonId == AuthorId;

    /// <summary>Null for a size that is never made; nothing for one that was not.</summary>
    public string? KeyOf(string size) => size switch
    {
        "small" => SmallKey,
        "medium" => MediumKey,
        "large" => LargeKey,
        _ => null,
    };
}
