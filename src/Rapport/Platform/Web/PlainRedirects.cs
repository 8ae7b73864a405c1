using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Rapport.Platform.Web;

/// <summary>A slug may be in any script, a header only in ASCII: pages lead on by the address as a browser writes it.</summary>
public sealed class PlainRedirects : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is RedirectResult { Url: { } url } redirect && !url.All(char.IsAscii))
        {
            redirect.Url = UriHelper.Encode(new Uri(url, UriKind.RelativeOrAbsolute));
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
