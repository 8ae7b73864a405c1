using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What those who speak in a session want of whoever captures it.</summary>
/// <param name="Sentences">In words; nothing of those who mind nothing. Who said nothing is asked before a photo is taken.</param>
/// <param name="NoPhotos">The names of those who want no photos.</param>
public sealed record SpeakerWishes(IReadOnlyList<string> Sentences, IReadOnlyList<string> NoPhotos)
{
    public static readonly SpeakerWishes None = new([], []);

    internal static SpeakerWishes Of(IReadOnlyList<SpeakerWish> speakers)
    {
        var asked = speakers.Where(speaker => speaker.Photos == PhotoConsent.Ask).Select(speaker => speaker.Name).ToList();
        var wishes = speakers.Select(speaker => (speaker.Name, Wish: Words(speaker.Photos, speaker.Quotation))).Where(row => row.Wish.Length > 0).Select(row => $"{row.Name}: {row.Wish}.").ToList();
        if (asked.Count > 0)
        {
            wishes.Add($"Ask before you take a photo of {string.Join(", ", asked)}.");
        }

        return new(wishes, [.. speakers.Where(speaker => speaker.Photos == PhotoConsent.No).Select(speaker => speaker.Name)]);
    }

    private static string Words(PhotoConsent photos, Quotation quotation) =>
        string.Join("; ", new[] { photos == PhotoConsent.No ? "no photos, please" : null, Of(quotation) }.OfType<string>());

    private static string? Of(Quotation quotation) => quotation switch
    {
        Quotation.Ask => "a quote waits for their yes",
        Quotation.Nameless => "quotes go without the name",
        _ => null,
    };
}
