using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>A reader says that something should be looked at, and why. One reader reports a thing once, and again when it was looked at.</summary>
public sealed class Report
{
    public const int ReasonLimit = Subject.ReasonLimit;

    private Report()
    {
    }

    public Report(Guid id, Guid subjectId, Guid? reporterId, string reason, DateTimeOffset at) =>
        (Id, SubjectId, ReporterId, Reason, At) = (id, subjectId, reporterId, reason, at);

    public Guid Id { get; private set; }
    public Guid SubjectId { get; private set; }

    /// <summary>Null for a visitor without a name.</summary>
    public Guid? ReporterId { get; private set; }

    public string Reason { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public Guid? SettledById { get; private set; }

    public static Problem? Refuse(string reason) =>
        reason.Length == 0 ? new("reason_missing", "Please say in a few words what is wrong with it.")
        : reason.Length > ReasonLimit ? new("reason_too_long", $"A reason has at most {ReasonLimit} characters.")
        : null;

    /// <summary>The same reader, after somebody looked and left it where it is.</summary>
    public void Again(string reason, DateTimeOffset at) => (Reason, At, SettledAt, SettledById) = (reason, at, null, null);

    public void Settle(Guid byId, DateTimeOffset at) => (SettledAt, SettledById) = (at, byId);
}
