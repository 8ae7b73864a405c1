using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Formats.Schedules;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>What somebody saw in the preview and wants.</summary>
/// <param name="Hash">That of the plan they saw; null for whoever takes it as it comes.</param>
public sealed record ImportInput(Guid EventId, string Source, Schedule Schedule, string? Hash, Guid? ById)
{
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
}

/// <summary>Brings the programme of one source up to date, in one act: all of it or nothing.</summary>
public sealed class ImportProgramme(RapportDb db, SessionWriter writer, TimeProvider time)
{
    public static readonly Problem Sealed = new("event_sealed", "This event is sealed: its programme can be read, not changed.");
    public static readonly Problem Changed = new("plan_changed", "The programme has changed since you looked. Please look at what would change now.");
    public static readonly Problem Open = new("import_ambiguous", "Please say first which session is which.");

    public async Task<Outcome<ImportPlan>> RunAsync(ImportInput input, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.Events.AnyAsync(row => row.Id == input.EventId && row.Phase == Phase.Sealed, cancellationToken))
        {
            return Sealed;
        }

        var present = await PresentProgramme.ReadAsync(db, input.EventId, input.Source, cancellationToken);
        var plan = ImportPlan.For(input.Schedule, present, programme.Zone, input.Answers);
        if (plan.IsOpen || (input.Hash is { } seen && seen != plan.Hash))
        {
            return plan.IsOpen ? Open : Changed;
        }

        if (!plan.ChangesNothing)
        {
            await ApplyAsync(plan, new ImportTarget(programme, plan.Source, input.ById), cancellationToken);
        }

        return plan;
    }

    private async Task ApplyAsync(ImportPlan plan, ImportTarget target, CancellationToken cancellationToken)
    {
        var changes = plan.Changed.Concat(plan.Removed).ToList();
        var subjects = await SubjectsAsync(changes, target.Programme.Event.Id, cancellationToken);
        plan.Speakers.ToList().ForEach(change => change.Speaker.Describe(change.Name, change.Biography));
        plan.Added.ToList().ForEach(target.Add);
        changes.ForEach(change => target.Change(change, subjects[change.Present.Id]));
        Record("programme.imported", target.Programme.Event, target.ById);
        changes.ForEach(change => Record(change.Verb, subjects[change.Present.Id], target.ById));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Dictionary<Guid, Subject>> SubjectsAsync(List<SessionChange> changes, Guid eventId, CancellationToken cancellationToken) =>
        changes.Count == 0
            ? []
            : await db.Subjects.Where(subject => subject.EventId == eventId && subject.Kind == Session.SubjectKind)
                .ToDictionaryAsync(subject => subject.Id, cancellationToken);

    private void Record(string verb, Subject subject, Guid? byId) =>
        db.Activities.Add(new Activity(Ids.New(time), verb, subject, byId, time.GetUtcNow()));
}
