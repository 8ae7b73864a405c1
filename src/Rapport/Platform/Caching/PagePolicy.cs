using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>
/// Lets a page say that it may be kept and shared with everybody of its audience, and what it shows. Such a page
/// holds nothing personal; what is personal stands in its slot.
/// </summary>
public sealed class PagePolicy(TagVersions versions, PageFrame frame)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    private readonly List<Tag> tags = [];
    private readonly List<long> held = [];

    private bool isForOthers;

    public bool MayKeep => tags.Count > 0 && !isForOthers;

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

    /// <summary>For whom the page is made. What was made for another than it would be given to is kept for nobody.</summary>
    public void MadeFor(Reader reader) =>
        isForOthers |= (reader.Audience, reader.Standing, reader.IsWaiting) != (frame.Audience, frame.Role, frame.IsWaiting);

    private void Hold(Tag tag)
    {
        tags.Add(tag);
        held.Add(versions[tag]);
    }
}
