using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Rapport.Platform.Web;

/// <summary>A form that could not be read to its end must not be taken for one whose fields are empty.</summary>
public sealed class UnreadableForm : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // What stopped the reading stands under no field's name.
        if (context.ModelState.TryGetValue("", out var whole) && whole.Errors.Count > 0)
        {
            var most = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            context.Result = new StatusCodeResult(context.HttpContext.Request.ContentLength > most
                ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status400BadRequest);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
