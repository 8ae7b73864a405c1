using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What somebody who speaks wants of those who capture, in words.</summary>
internal static class SpeakerWish
{
    public static string Of(PhotoConsent photos, Quotation quotation) =>
        string.Join("; ", new[] { Of(photos), Of(quotation) }.OfType<string>());

    private static string? Of(PhotoConsent photos) => photos switch
    {
        PhotoConsent.No => "no photos, please",
        PhotoConsent.Ask => "ask before you take a photo",
        _ => null,
    };

    private static string? Of(Quotation quotation) => quotation switch
    {
        Quotation.Ask => "a quote waits for their yes",
        Quotation.Nameless => "quotes go without the name",
        _ => null,
    };
}
