using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Moderation;
using Rapport.Features.Operations;
using Rapport.Platform.Live;

namespace Rapport.Features.Record;

/// <summary>What an entry's page is made of.</summary>
public sealed record EntryPageParts(EntryFragments Entries, PageOperations Operations, DiscussReader Discussions, Hidings Hidden, StreamPageParts Front)
{
    public LiveLog Log => Front.Log;

    public TimeProvider Time => Front.Time;
}
