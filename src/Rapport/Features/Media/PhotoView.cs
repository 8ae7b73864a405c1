using Rapport.Features.Accounts;

namespace Rapport.Features.Media;

/// <summary>A photo as its door needs it: whose it is, what shows it, and under which keys its files stand.</summary>
public sealed record PhotoView(
    Guid Id, Guid EventId, Guid AuthorId, Guid? SubjectId, string ContentType, string OriginalKey, string SmallKey, string MediumKey, string LargeKey)
{
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
