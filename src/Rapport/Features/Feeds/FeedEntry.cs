using Rapport.Features.Capture;

namespace Rapport.Features.Feeds;

/// <summary>An entry as a feed lists it.</summary>
internal sealed record FeedEntry(EntryView View)
{
    public string Title => View.Content.TitleFor(View.Kind);

    public DateTimeOffset UpdatedAt => View.EditedAt ?? View.ReceivedAt;
}
