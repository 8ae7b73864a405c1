using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Rapport.Platform.Web;

/// <summary>Renders a Razor partial outside of any request: the same markup for pages and for live updates.</summary>
public sealed class FragmentRenderer(IRazorViewEngine engine, ITempDataProvider tempData, IServiceScopeFactory scopes)
{
    /// <param name="view">The partial's path, such as <c>/Features/Capture/_Entry.cshtml</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such partial.</exception>
    public async Task<IReadOnlyList<string>> RenderAsync<TModel>(string view, IEnumerable<TModel> models)
    {
        var found = engine.GetView(null, view, isMainPage: false);
        if (!found.Success)
        {
            throw new InvalidOperationException($"No partial at {view}.");
        }

        await using var scope = scopes.CreateAsyncScope();
        var action = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new RouteData(), new ActionDescriptor());
        var rendered = new List<string>();
        foreach (var model in models)
        {
            await using var writer = new StringWriter();
            var data = new ViewDataDictionary<TModel>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
            var context = new ViewContext(action, found.View, data, new TempDataDictionary(action.HttpContext, tempData), writer, new HtmlHelperOptions());
            await found.View.RenderAsync(context);
            rendered.Add(writer.ToString().Trim());
        }

        return rendered;
    }
}
