using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>
/// Where the layout leaves room for what is personal: the page cache fills it for each request. A page that does not
/// go through the cache, such as a form shown again after it was refused, gets it at once.
/// </summary>
[HtmlTargetElement("personal-slot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SlotTag(IPageFrames frames) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var request = View.HttpContext;
        if (request.Features.Get<PagePolicy>() is not null)
        {
            output.Content.SetHtmlContent(CachedPage.SlotMark);
            return;
        }

        // The frame escapes the name in it, as it does for the cache.
        var frame = await frames.FrameAsync(request);
        output.Content.SetHtmlContent(new SafeHtml(System.Text.Encoding.UTF8.GetString(frame.Slot.Span)).ToContent());
    }
}
