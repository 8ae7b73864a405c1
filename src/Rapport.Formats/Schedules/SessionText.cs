using System.Net;
using System.Text.RegularExpressions;

namespace Rapport.Formats.Schedules;

/// <summary>Cleans and cuts the texts of sessions and remarks on what it cut.</summary>
internal sealed partial class SessionText(ScheduleLimits limits)
{
    public Remarks Remarks { get; } = new();

    public string? Title(string? raw)
    {
        var title = Tidy.Line(raw, limits.TitleLength, out var wasCut);
        if (wasCut)
            Remarks.Add(Remark.CutTitle, Tidy.Line(title, 40));
        return title;
    }

    public string? Name(string? raw)
    {
        var name = Tidy.Line(raw, limits.NameLength, out var wasCut);
        if (wasCut)
            Remarks.Add(Remark.CutName);
        return name;
    }

    public (string? Text, TextFormat Format) Abstract(SessionDraft draft)
    {
        var lead = Cleaned(draft.Abstract);
        var body = Cleaned(draft.Description);
        if (lead is null || (body is not null && body.StartsWith(lead, StringComparison.Ordinal)))
            lead = null;
        var isHtml = LooksLikeHtml(lead) || LooksLikeHtml(body);
        if (isHtml)
            (lead, body) = (AsHtml(lead), AsHtml(body));
        var joined = lead is null || body is null ? lead ?? body : $"{lead}\n\n{body}";
        var text = Tidy.Text(joined, limits.TextLength, out var wasCut);
        if (wasCut)
            Remarks.Add(Remark.CutText);
        return (text, text is null ? TextFormat.Plain : isHtml ? TextFormat.Html : draft.TextFormat);
    }

    // One unit over the limit, so that the cut of the joined text still shows.
    private string? Cleaned(string? raw) => Tidy.Text(raw, limits.TextLength + 1, out _);

    private static bool LooksLikeHtml(string? text) => text is not null && HtmlTag().IsMatch(text);

    private static string? AsHtml(string? text) =>
        text is null || LooksLikeHtml(text) ? text : $"<p>{WebUtility.HtmlEncode(text)}</p>";

    [GeneratedRegex(@"</?(?:p|br|a|ul|ol|li|em|strong|b|i|h[1-6]|div|span|blockquote|pre|code|table)(?:\s[^<>]{0,500})?\s?/?>", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlTag();
}
