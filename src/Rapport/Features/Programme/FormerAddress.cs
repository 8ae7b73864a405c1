namespace Rapport.Features.Programme;

/// <summary>A slug that a session once had: it leads to the session for ever and is never given to another.</summary>
public sealed class FormerAddress
{
    private FormerAddress()
    {
    }

    public FormerAddress(Guid eventId, string slug, Guid sessionId)
    {
        EventId = eventId;
        Slug = slug;
        SessionId = sessionId;
    }

    public Guid EventId { get; private set; }
    public string Slug { get; private set; } = "";
    public Guid SessionId { get; private set; }
}
