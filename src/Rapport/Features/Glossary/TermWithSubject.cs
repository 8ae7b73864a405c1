using Rapport.Shared;

namespace Rapport.Features.Glossary;

internal sealed record TermWithSubject(Term Term, Subject Subject)
{
    public bool IsGone => Subject.State == SubjectState.Withdrawn;
}
