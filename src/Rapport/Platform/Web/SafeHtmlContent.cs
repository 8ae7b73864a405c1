using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>Lets a page write <see cref="SafeHtml"/>: <c>@entry.Body.ToContent()</c>. The one place where text goes out unencoded.</summary>
public sealed class SafeHtmlContent(SafeHtml html) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html.Value);
}
