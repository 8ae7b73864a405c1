using System.Text;
using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>The words of the message that carries somebody's notices.</summary>
internal static class NoticeMail
{
    /// <summary>The rest is on the page.</summary>
    private const int Most = 20;

    /// <param name="lines">At least one.</param>
    /// <param name="site">What links begin with.</param>
    public static OutgoingMail Of(Guid id, string to, IReadOnlyList<NoticeLine> lines, Uri site, DateTimeOffset now)
    {
        var text = new StringBuilder($"New for you at {site.Host}:\n\n");
        foreach (var line in lines.Take(Most))
        {
            text.Append(PlainText.Line(line.Says)).Append(line.Where is null ? "" : $" ({PlainText.Line(line.Where)})").Append('\n');
            text.Append(line.About is null ? "" : $"“{PlainText.Line(line.About)}”\n");
            // A slug may be in any script; in a message only ASCII is sure to stay a link.
            text.Append(line.Address is null ? "" : new Uri(site, line.Address).AbsoluteUri + "\n").Append('\n');
        }

        text.Append(lines.Count > Most ? $"And {lines.Count - Most} more.\n\n" : "");
        text.Append($"All of it, and the way to have no more of these messages:\n{new Uri(site, "/notifications")}\n");
        var subject = lines.Count == 1 ? Single(lines[0]) : $"{lines.Count} new notifications";
        return new OutgoingMail(id, to, subject, text.ToString(), now);
    }

    // A name or a reason may be long, and a subject is one line.
    private static string Single(NoticeLine line)
    {
        var words = PlainText.Line(line.Says);
        return words.Length <= OutgoingMail.SubjectLimit ? words : "Something new for you";
    }
}
