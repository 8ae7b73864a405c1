using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Rapport.Platform.Images;

/// <summary>
/// A stored picture as an answer. A browser keeps it and asks each time, so that a picture that was taken away is gone at
/// once; what is stored under a name never changes, so the name is a strong tag.
/// </summary>
public static class PictureAnswer
{
    public static FileStreamHttpResult Of(HttpContext context, FileStream file, string name, string contentType = Rendition.ContentType, string caching = "no-cache")
    {
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.Vary = HeaderNames.Cookie;
        return TypedResults.Stream(file, contentType, entityTag: new EntityTagHeaderValue($"\"{name}\""));
    }
}
