namespace Rapport.Shared;

/// <summary>Ids are UUID version 7 (RFC 9562), made where the thing is made. An id is never a secret.</summary>
public static class Ids
{
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>True for a version 7, variant 1 UUID: the only ids that devices may bring.</summary>
    public static bool IsAcceptable(Guid id) => id.Version == 7 && id.Variant is >= 8 and <= 11;
}
