using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>A space's whole glossary in an act: nobody else writes to it until the act is over. Every change leaves a revision and an activity.</summary>
internal sealed class OpenGlossary
{
    private readonly RapportDb db;
    private readonly TimeProvider time;
    private readonly Subject space;
    private readonly Dictionary<string, TermWithSubject> held;
    private readonly HashSet<string> slugs;

    private OpenGlossary(RapportDb db, TimeProvider time, Subject space, List<TermWithSubject> terms)
    {
        (this.db, this.time, this.space) = (db, time, space);
        held = terms.ToDictionary(term => term.Term.Key);
        slugs = [.. terms.Select(term => term.Term.Slug)];
    }

    public IEnumerable<TermWords> Shown => held.Values.Where(term => !term.IsGone).Select(term => term.Term.Words);

    public static async Task<OpenGlossary> OfAsync(RapportDb db, TimeProvider time, Guid spaceId, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(spaceId, cancellationToken);
        var space = await db.Subjects.SingleAsync(subject => subject.Id == spaceId, cancellationToken);
        var terms = await db.Terms.Where(term => term.SpaceId == spaceId).ToListAsync(cancellationToken);
        var subjects = await db.Subjects.Where(subject => subject.SpaceId == spaceId && subject.Kind == Term.SubjectKind)
            .ToDictionaryAsync(subject => subject.Id, cancellationToken);
        return new(db, time, space, terms.ConvertAll(term => new TermWithSubject(term, subjects[term.Id])));
    }

    public TermWithSubject? Named(string name) => held.GetValueOrDefault(TermWords.KeyOf(name));

    public TermWithSubject? At(string slug) => held.Values.SingleOrDefault(term => term.Term.Slug == slug);

    /// <summary>A new term, or one that was removed and comes back.</summary>
    public TermWithSubject Add(TermWords words, Guid? byId)
    {
        if (Named(words.Name) is { } former)
        {
            former.Subject.Show();
            return Change(former, words, byId, "term.added");
        }

        var now = time.GetUtcNow();
        var slug = Slug.FirstFree(Slug.From(words.Name), slugs.Contains);
        var term = new Term(Ids.New(time), space.Id, slug, words);
        var subject = new Subject(term.Id, Term.SubjectKind, new(space.Id), byId, now)
            .Named(words.Name, $"{space.Address}/glossary/{slug}")
            .SeenBy(Visibility.Public, space.Visibility);
        var added = new TermWithSubject(term, subject);
        held[term.Key] = added;
        slugs.Add(slug);
        db.AddRange(subject, term);
        Record(added, "term.added", byId);
        return added;
    }

    public TermWithSubject Change(TermWithSubject term, TermWords words, Guid? byId, string verb = "term.changed")
    {
        held.Remove(term.Term.Key);
        term.Term.Change(words);
        held[term.Term.Key] = term;
        term.Subject.Named(words.Name, term.Subject.Address);
        Record(term, verb, byId);
        return term;
    }

    public void Remove(TermWithSubject term, Guid? byId)
    {
        term.Subject.Withdraw();
        term.Term.CountRevision();
        db.Add(new TermRevision(Ids.New(time), term.Term, byId, time.GetUtcNow()).AsRemoval());
        db.Add(new Activity(Ids.New(time), "term.removed", term.Subject, byId, time.GetUtcNow()).TakesFrom(term.Subject.Visibility));
    }

    private void Record(TermWithSubject term, string verb, Guid? byId)
    {
        db.Add(new TermRevision(Ids.New(time), term.Term, byId, time.GetUtcNow()));
        db.Add(new Activity(Ids.New(time), verb, term.Subject, byId, time.GetUtcNow()));
    }
}
