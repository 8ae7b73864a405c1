namespace Rapport.Shared;

/// <summary>Says why somebody shows no other name for now. Accounts know nothing of the places where the name stands.</summary>
public interface IKeepName
{
    /// <returns>Null where they may.</returns>
    Task<Problem?> RefuseAsync(Guid personId, CancellationToken cancellationToken);
}
