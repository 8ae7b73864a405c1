namespace Rapport.Shared;

/// <summary>A slice whose rows hold to sessions, beside what stands in them: such a session does not go without a trace.</summary>
public interface IUseSessions
{
    /// <summary>The ids of the sessions of an event that it holds to, as a query.</summary>
    IQueryable<Guid> In(Guid eventId);
}
