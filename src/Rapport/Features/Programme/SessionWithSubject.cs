using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>A session and its subject, both to be changed.</summary>
public sealed record SessionWithSubject(Session Session, Subject Subject);
