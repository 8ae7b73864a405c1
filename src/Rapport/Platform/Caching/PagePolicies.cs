using Rapport.Shared;

namespace Rapport.Platform.Caching;

public static class PagePolicies
{
    /// <summary>Marks the page of this request as shared with its audience, showing what these tags stand for.</summary>
    public static void Share(this HttpContext context, params ReadOnlySpan<Tag> shown) =>
        context.Features.Get<PagePolicy>()?.Shows(shown);
}
