using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>What an event says about itself, apart from when.</summary>
public sealed record EventDescription(string Title, string Summary, string Venue)
{
    public EventDescription Cleaned() =>
        new(PlainText.Clean(Title).Trim(), PlainText.Clean(Summary).Trim(), PlainText.Clean(Venue).Trim());

    public Problem? Refuse() =>
        Title.Length == 0 ? new("title_missing", "Please give the event a title.")
        : Title.Length > Event.TitleLimit ? new("title_too_long", $"A title has at most {Event.TitleLimit} characters.")
        : Summary.Length > Event.SummaryLimit ? new("summary_too_long", $"A summary has at most {Event.SummaryLimit} characters.")
        : Venue.Length > Event.VenueLimit ? new("venue_too_long", $"A venue has at most {Event.VenueLimit} characters.")
        : null;
}
