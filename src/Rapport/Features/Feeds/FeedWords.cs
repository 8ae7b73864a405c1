using Rapport.Features.Capture;

namespace Rapport.Features.Feeds;

/// <summary>An entry's words for a reader elsewhere: what stands on this site is named with its whole address.</summary>
public sealed record FeedWords(EntryView Entry, Uri Site)
{
    public string Whole(string address) => new Uri(Site, address).AbsoluteUri;
}
