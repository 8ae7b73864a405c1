namespace Rapport.Features.Questions;

/// <summary>What every message about a question says.</summary>
internal sealed record QuestionTold(string Text, Uri Site, string Address, DateTimeOffset At)
{
    // A slug may be in any script; in a message only ASCII is sure to stay a link.
    public string Link => new Uri(Site, Address).AbsoluteUri;
}
