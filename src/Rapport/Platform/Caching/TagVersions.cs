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
    private long last;

    public TagVersions(Doorbell doorbell) => doorbell.Subscribe(Heed);

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

    private void Heed(IReadOnlyList<Activity> activities)
    {
        foreach (var activity in activities)
        {
            Bump(Tag.Subject(activity.SubjectId));
            Bump(Tag.Space(activity.SpaceId));
            if (activity.SubjectKind is "space" or "event")
            {
                Bump(Tag.Installation);
            }

            // Names lead to pages by the address of the name: after a change none may lead by the old one.
            if (activity.SubjectKind is "term" || activity.Verb is "name.changed")
            {
                Bump(Tag.Marks);
            }

            if (activity.AboutId is { } about)
            {
                Bump(Tag.Subject(about));
                Bump(Tag.Person(about));
            }

            if (activity.SessionId is { } session)
            {
                Bump(Tag.Session(session));
            }

            if (activity.EventId is { } @event)
            {
                Bump(Tag.Event(@event));
                BumpParts(activity, @event);
            }
        }
    }

    private void BumpParts(Activity activity, Guid @event)
    {
        if (activity.SubjectKind is "session" or "event")
        {
            Bump(Tag.Programme(@event));
            Bump(Tag.Session(activity.SubjectId));
        }

        if (activity.SubjectKind is "call" or "question")
        {
            Bump(Tag.Questions(@event));
        }
    }
}
