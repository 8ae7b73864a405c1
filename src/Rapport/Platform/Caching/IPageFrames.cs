namespace Rapport.Platform.Caching;

/// <summary>The product's answer to "for whom is this request?", before any page runs.</summary>
public interface IPageFrames
{
    ValueTask<PageFrame> FrameAsync(HttpContext context);
}
