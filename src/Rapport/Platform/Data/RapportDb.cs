using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
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

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<StreamHead> Streams => Set<StreamHead>();

    public Dialect Dialect => dialect;

    /// <summary>Set by the writer lane alone.</summary>
    internal bool MayWrite { get; init; }

    /// <summary>The activities saved through this context, with their numbers.</summary>
    internal IReadOnlyList<Activity> Recorded => recorded;

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save asynchronously, in the writer lane.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!MayWrite)
        {
            throw new InvalidOperationException("Only the writer lane saves: run the act through Acts.");
        }

        // The numbers are taken last: on PostgreSQL the stream's row stays locked from here to the commit.
        var activities = ChangeTracker.Entries<Activity>().Where(entry => entry.State == EntityState.Added).ToList();
        activities.ForEach(entry => entry.State = EntityState.Detached);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (activities.Count == 0)
        {
            return saved;
        }

        await NumberAsync(activities.ConvertAll(entry => entry.Entity), cancellationToken);
        return saved + await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(RapportDb).Assembly);
        dialect.Shape(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        dialect.Convert(configurationBuilder);

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

        AddRange(activities);
        recorded.AddRange(activities);
    }
}
