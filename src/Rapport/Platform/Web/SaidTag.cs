using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Rapport.Platform.Web;

/// <summary>What a page says when an act is done: read aloud, and where the keyboard goes on. A refusal says itself in <c>_Refused</c>.</summary>
[HtmlTargetElement("said")]
public sealed class SaidTag : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.Attributes.Add("class", "say");
        output.Attributes.Add("role", "status");
        output.Attributes.Add("tabindex", "-1");
        output.Attributes.Add(new TagHelperAttribute("autofocus"));
    }
}
