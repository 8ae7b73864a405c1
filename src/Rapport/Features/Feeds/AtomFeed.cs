using System.Globalization;
using System.Text;
using System.Xml;

namespace Rapport.Features.Feeds;

/// <summary>Atom (RFC 4287). Ids never change, whatever a thing is called or wherever it is kept.</summary>
internal static class AtomFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <param name="words">The entries' HTML, in their order.</param>
    public static string Write(Feed feed, IReadOnlyList<FeedEntry> entries, IReadOnlyList<string> words)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, Encoding = Encoding.UTF8 }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "base", null, feed.Site.AbsoluteUri);
            Element(xml, "id", Id(feed.Id));
            Element(xml, "title", feed.Title);
            Element(xml, "subtitle", feed.Subtitle);
            Element(xml, "updated", Time(entries.Select(entry => entry.UpdatedAt).DefaultIfEmpty(feed.BegunAt).Max()));
            Link(xml, "alternate", "text/html", new Uri(feed.Site, feed.Address));
            Link(xml, "self", "application/atom+xml", new Uri(feed.Site, feed.Address + "/feed"));
            foreach (var (entry, html) in entries.Zip(words))
            {
                Write(xml, entry, html, feed.Site);
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(XmlWriter xml, FeedEntry entry, string html, Uri site)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", Id(entry.View.Id));
        Element(xml, "title", entry.Title);
        Element(xml, "published", Time(entry.View.CapturedAt));
        Element(xml, "updated", Time(entry.UpdatedAt));
        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", entry.View.Author);
        xml.WriteEndElement();
        Link(xml, "alternate", "text/html", new Uri(site, entry.View.Address));
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", entry.View.KindWord);
        xml.WriteEndElement();
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Clean(html));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, Uri address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Clean(text));

    private static string Id(Guid id) => $"urn:uuid:{id:D}";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 has no place for most control characters and for halves of pairs, not even escaped.</summary>
    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Half a pair comes as U+FFFD.
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    // The declaration names the encoding of the text that is written to, which a string has none of.
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
