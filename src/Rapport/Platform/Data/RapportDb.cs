using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// All of the product's rows. Slices add their tables by configurations in this assembly and reach them by extension
/// members. Outside the writer lane it only reads: saving there throws.
/// </summary>
public abstract class RapportDb(DbContextOptions options, Dialect dialect) : IdentityUserContext<Login, Guid>(options)
{
    private readonly List<Activity> recorded = [];
    private readonly List<Rung> rung = [];

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<StreamHead> Streams => Set<StreamHead>();

    public Dialect Dialect => dialect;

    internal bool MayWrite { get; private set; }

    /// <summary>The activities saved through this context, with their numbers.</summary>
    internal IReadOnlyList<Activity> Recorded => recorded;

    /// <summary>What the doorbell rings for after the commit, beside the activities.</summary>
    internal IReadOnlyList<Rung> Rung => rung;

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>For an act, from its beginning on. The context may have served another one before.</summary>
    internal void BeginWriting()
    {
        MayWrite = true;
        recorded.Clear();
        rung.Clear();
    }

    /// <summary>Has the doorbell ring when this act is committed.</summary>
    public void RingFor(Rung what) => rung.Add(what);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously, in the writer lane.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!MayWrite)
        {
            throw new InvalidOperationException("Only the writer lane saves: run the act through Acts.");
        }

        // Looking for changes costs as much as a row's insert, so it is done once.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RapportDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        dialect.Convert(configurationBuilder);

    /// <summary>Writes new rows by a shorter way than EF's, where the engine has one; null where EF must do it.</summary>
    protected virtual Task<int?> TryInsertAsync(IReadOnlyList<(IEntityType Type, object Row)> added, CancellationToken cancellationToken) =>
        Task.FromResult<int?>(null);

    /// <summary>Writes new rows, numbers the activities and writes them too, in one round trip; null where the engine has no such way.</summary>
    protected virtual Task<int?> TryInsertAsync(
        IReadOnlyList<(IEntityType Type, object Row)> added, IReadOnlyList<(IEntityType Type, object Row)> activities, CancellationToken cancellationToken) =>
        Task.FromResult<int?>(null);

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var changed = ChangeTracker.Entries().Where(entry => entry.State is not EntityState.Unchanged).ToList();
        var numbered = changed.Where(entry => entry is { State: EntityState.Added, Entity: Activity }).ToList();
        if (numbered.Count == 0)
        {
            return await WriteAsync(changed, acceptAllChangesOnSuccess, cancellationToken);
        }

        var saved = await SaveAsync([.. changed.Except(numbered)], numbered, acceptAllChangesOnSuccess, cancellationToken);
        recorded.AddRange(numbered.Select(entry => (Activity)entry.Entity));
        return saved;
    }

    /// <summary>The numbers are taken last: on PostgreSQL the stream's row stays locked from there to the commit.</summary>
    private async Task<int> SaveAsync(List<EntityEntry> changed, List<EntityEntry> numbered, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var activities = numbered.ConvertAll(entry => (Activity)entry.Entity);
        if (AreNew(changed) && await TryInsertAsync(Rows(changed), Rows(numbered), cancellationToken) is { } together)
        {
            changed.Concat(numbered).ToList().ForEach(entry => entry.State = EntityState.Unchanged);
            return together;
        }

        numbered.ForEach(entry => entry.State = EntityState.Detached);
        var saved = await WriteAsync(changed, acceptAllChangesOnSuccess, cancellationToken);
        await NumberAsync(activities, cancellationToken);
        numbered.ForEach(entry => entry.State = EntityState.Added);
        return saved + await WriteAsync(numbered, acceptAllChangesOnSuccess, cancellationToken);
    }

    private static bool AreNew(List<EntityEntry> changed) => changed.TrueForAll(entry => entry.State == EntityState.Added);

    private static List<(IEntityType Type, object Row)> Rows(List<EntityEntry> entries) => entries.ConvertAll(entry => (entry.Metadata, entry.Entity));

    private async Task<int> WriteAsync(List<EntityEntry> changed, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var written = AreNew(changed) ? await TryInsertAsync(Rows(changed), cancellationToken) : null;
        if (written is null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        changed.ForEach(entry => entry.State = EntityState.Unchanged);
        return written.Value;
    }

    private async Task NumberAsync(List<Activity> activities, CancellationToken cancellationToken)
    {
        // Streams in one order everywhere, so that two acts never wait for each other.
        foreach (var stream in activities.GroupBy(activity => activity.StreamId).OrderBy(stream => stream.Key))
        {
            var number = await StreamHead.AdvanceAsync(this, stream.Key, stream.Count(), cancellationToken) - stream.Count();
            foreach (var activity in stream)
            {
                activity.Take(++number);
            }
        }
    }
}
