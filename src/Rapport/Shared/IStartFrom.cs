namespace Rapport.Shared;

/// <summary>
/// Something of an event that the next one can start from. Works inside the act that adds the event, which saves. What
/// readers wrote, chose or were counted for is never taken over.
/// </summary>
public interface IStartFrom
{
    /// <summary>Its name in a form.</summary>
    string Name { get; }

    /// <summary>What it is, for people: "The rooms".</summary>
    string Title { get; }

    /// <summary>Where it is changed, below the event's address.</summary>
    string Path { get; }

    /// <returns>What was taken over, such as "4 rooms"; null where there was nothing.</returns>
    Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken);
}
