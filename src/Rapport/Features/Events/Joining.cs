namespace Rapport.Features.Events;

/// <summary>Who may take part in an event by a name alone. The numbers are stored.</summary>
public enum Joining
{
    Closed = 0,
    Open = 1,

    /// <summary>What a guest writes waits until somebody on the team lets them in.</summary>
    Approved = 2,
}
