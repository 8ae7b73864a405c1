using System.Collections.Concurrent;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Platform.Caching;

/// <summary>
/// Counts the changes of each tag. What was made under other versions than today's is stale, also when the change
/// came while it was being made.
/// </summary>
public sealed class TagVersions
{
    private readonly ConcurrentDictionary<Tag, long> versions = new();
    private readonly ILookup<string, Staleness> byKind;
    private long last;

    public TagVersions(Doorbell doorbell, IEnumerable<Staleness> kinds)
    {
        byKind = kinds.ToLookup(kind => kind.Kind);
        doorbell.OnCommitted(MakeStale);
    }

    public long this[Tag tag] => versions.GetValueOrDefault(tag);

    public void Bump(Tag tag) => versions[tag] = Interlocked.Increment(ref last);

    /// <summary>The versions before something is made from what these tags stand for.</summary>
    public TagStamp Stamp(params ReadOnlySpan<Tag> tags)
    {
        var held = new long[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            held[i] = this[tags[i]];
        }

        return new TagStamp(tags.ToArray(), held);
    }

    public bool IsFresh(TagStamp stamp)
    {
        for (var i = 0; i < stamp.Tags.Length; i++)
        {
            if (this[stamp.Tags[i]] != stamp.Versions[i])
            {
                return false;
            }
        }

        return true;
    }

    private void MakeStale(IReadOnlyList<Activity> activities)
    {
        foreach (var activity in activities)
        {
            foreach (var tag in TagsOf(activity))
            {
                Bump(tag);
            }
        }
    }

    private IEnumerable<Tag> TagsOf(Activity activity)
    {
        yield return Tag.Subject(activity.SubjectId);
        yield return Tag.Space(activity.SpaceId);
        if (activity.AboutId is { } about)
        {
            yield return Tag.Subject(about);
            yield return Tag.Person(about);
        }

        if (activity.SessionId is { } session)
        {
            yield return Tag.Session(session);
        }

        if (activity.EventId is { } @event)
        {
            yield return Tag.Event(@event);
        }

        if (activity.Verb == Activity.NameChanged)
        {
            // Names lead to pages by the address of the name: after a change none may lead by the old one.
            yield return Tag.Marks;
        }

        foreach (var tag in byKind[activity.SubjectKind].SelectMany(kind => kind.Tags(activity)))
        {
            yield return tag;
        }
    }
}
