using Microsoft.AspNetCore.Razor.TagHelpers;
using Rapport.Platform.Caching;

namespace Rapport.Platform.Web;

/// <summary>Where the layout leaves room for what is personal; the page cache fills it for each request.</summary>
[HtmlTargetElement("personal-slot", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SlotTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(CachedPage.SlotMark);
    }
}
