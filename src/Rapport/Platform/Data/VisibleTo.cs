using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>The one place that turns what a reader may see into a query.</summary>
public static class VisibleToReader
{
    /// <summary>
    /// The shown subjects that the reader may see, their own included. The reader's roles must be those of the space
    /// or event that the query is about.
    /// </summary>
    public static IQueryable<Subject> VisibleTo(this IQueryable<Subject> subjects, Reader reader)
    {
        var widest = (Visibility)(int)reader.Audience;
        var self = reader.PersonId;
        return self is null
            ? subjects.VisibleTo(reader.Audience)
            : subjects.Where(subject => subject.State == SubjectState.Shown && (subject.Visibility <= widest || subject.AuthorId == self));
    }

    /// <summary>The shown subjects that everybody of an audience may see: what may stand in a shared fragment.</summary>
    public static IQueryable<Subject> VisibleTo(this IQueryable<Subject> subjects, Audience audience)
    {
        var widest = (Visibility)(int)audience;
        return subjects.Where(subject => subject.State == SubjectState.Shown && subject.Visibility <= widest);
    }

    /// <summary>What the reader may act on or be told about: also what is hidden, for its author and for editors.</summary>
    public static IQueryable<Subject> KnownTo(this IQueryable<Subject> subjects, Reader reader)
    {
        var widest = (Visibility)(int)reader.Audience;
        var (self, isEditor) = (reader.PersonId, reader.IsEditor);
        return self is null
            ? subjects.VisibleTo(reader.Audience)
            : subjects.Where(subject =>
                (subject.State == SubjectState.Shown && subject.Visibility <= widest)
                || (isEditor && subject.Visibility <= widest)
                || subject.AuthorId == self);
    }

    public static Task<Subject?> FindAsync(this IQueryable<Subject> subjects, Guid id, CancellationToken cancellationToken) =>
        subjects.SingleOrDefaultAsync(subject => subject.Id == id, cancellationToken);
}
