using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>
/// Lets a page say that it may be kept and shared with everybody of its audience, and what it shows. Such a page
/// holds nothing personal; what is personal stands in its slot.
/// </summary>
public sealed class PagePolicy(TagVersions versions)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    private readonly List<Tag> tags = [];
    private readonly List<long> held = [];

    public bool MayKeep => tags.Count > 0;

    internal TagStamp Stamp => new([.. tags], [.. held]);

    /// <summary>Said before the rows are read: a change that comes while the page is made must make it stale.</summary>
    public PagePolicy Shows(params ReadOnlySpan<Tag> shown)
    {
        if (tags.Count == 0)
        {
            // Whatever a page shows, its texts may be marked.
            Hold(Tag.Marks);
        }

        foreach (var tag in shown)
        {
            Hold(tag);
        }

        return this;
    }

    private void Hold(Tag tag)
    {
        tags.Add(tag);
        held.Add(versions[tag]);
    }
}
