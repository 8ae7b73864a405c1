namespace Rapport.Formats.Livelogs;

public enum LivelogFormat
{
    /// <summary>An IRC client's or a bot's text: <c>[stamp] &lt;nick&gt; text</c> or, by RRSAgent, <c>hh:mm:ss &lt;nick&gt; text</c>.</summary>
    Irc,

    /// <summary>The same, saved by a word processor as Rich Text.</summary>
    IrcInRichText,

    /// <summary>The JSON that HCoop's MeetBot keeps of a meeting.</summary>
    MeetBot,
}
