using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Caching;

public sealed class TagVersionsTests
{
    private static readonly Guid Space = Guid.CreateVersion7();
    private static readonly Guid Event = Guid.CreateVersion7();
    private static readonly Guid Session = Guid.CreateVersion7();
    private static readonly Guid Entry = Guid.CreateVersion7();
    private static readonly Guid Comment = Guid.CreateVersion7();

    [Fact]
    public void A_comment_makes_stale_what_shows_it_its_subject_its_session_its_event_or_its_space()
    {
        var stale = StaleAfter(Act("comment", Comment, new(Space, Event, Session)).About(Entry));

        Assert.Equal([Tag.Subject(Comment), Tag.Subject(Entry), Tag.Session(Session), Tag.Event(Event), Tag.Space(Space)], stale);
    }

    [Fact]
    public void A_change_of_a_session_makes_the_programme_stale()
    {
        var stale = StaleAfter(Act("session", Session, new(Space, Event, Session)));

        Assert.Equal([Tag.Subject(Session), Tag.Session(Session), Tag.Event(Event), Tag.Programme(Event), Tag.Space(Space)], stale);
    }

    [Fact]
    public void A_new_space_makes_the_list_of_spaces_stale()
    {
        var stale = StaleAfter(Act("space", Space, new(Space)));

        Assert.Equal([Tag.Subject(Space), Tag.Space(Space), Tag.Installation], stale);
    }

    [Fact]
    public void A_stamp_taken_before_a_change_stays_stale()
    {
        var versions = new TagVersions(new Doorbell(), []);
        var before = versions.Stamp(Tag.Event(Event), Tag.Space(Space));
        versions.Bump(Tag.Space(Space));

        Assert.False(versions.IsFresh(before));
        Assert.True(versions.IsFresh(versions.Stamp(Tag.Event(Event), Tag.Space(Space))));
    }

    private static List<Tag> StaleAfter(Activity activity)
    {
        var doorbell = new Doorbell();
        var versions = new TagVersions(doorbell, [Rapport.Features.Spaces.Space.Staleness, Rapport.Features.Programme.Session.Staleness]);
        var all = new[]
        {
            Tag.Subject(Comment), Tag.Subject(Entry), Tag.Subject(Session), Tag.Subject(Space), Tag.Session(Session), Tag.Event(Event),
            Tag.Programme(Event), Tag.Space(Space), Tag.Person(activity.ActorId!.Value), Tag.Installation,
        };
        var stamps = all.Select(tag => (tag, stamp: versions.Stamp(tag))).ToList();
        doorbell.Ring([activity]);
        return stamps.Where(held => !versions.IsFresh(held.stamp)).Select(held => held.tag).ToList();
    }

    private static Activity Act(string kind, Guid id, SubjectPlace place)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new(Ids.New(TimeProvider.System), "changed", new Subject(id, kind, place, null, now), Guid.CreateVersion7(), now);
    }
}
