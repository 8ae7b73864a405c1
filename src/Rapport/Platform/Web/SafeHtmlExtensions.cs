using Microsoft.AspNetCore.Html;
using Rapport.Shared;

namespace Rapport.Platform.Web;

public static class SafeHtmlExtensions
{
    public static IHtmlContent ToContent(this SafeHtml html) => new SafeHtmlContent(html);
}
