using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Formats.Glossaries;

namespace Rapport.Features.Glossary;

/// <summary>A space's glossary for programs: the browser's completion, and tables.</summary>
internal static class GlossaryDoor
{
    /// <summary>Kept by the browser, which asks each time whether it still holds.</summary>
    public static async Task<IResult> ReadAsync(
        string space, HttpContext context, [FromServices] Places places, [FromServices] Callers callers, [FromServices] Glossaries glossaries)
    {
        if (await FindAsync(space, context, places, callers, glossaries) is not { } known)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = HeaderNames.Cookie;
        context.Response.Headers.ETag = known.ETag;
        return context.Request.Headers.IfNoneMatch.Contains(known.ETag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(known.Document, "application/json; charset=utf-8");
    }

    public static async Task<IResult> ExportAsync(
        string space, HttpContext context, [FromServices] Places places, [FromServices] Callers callers, [FromServices] Glossaries glossaries)
    {
        if (await FindAsync(space, context, places, callers, glossaries) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var rows = known.Terms.SelectMany(term => term.Words.Senses.Select((sense, place) => new GlossaryRow(term.Name, sense.Expansion, sense.Definition)
        {
            Aliases = place == 0 ? term.Words.Aliases : [],
        }));
        return TypedResults.Bytes(GlossaryCsv.Write(rows), "text/csv; charset=utf-8", $"{space}-glossary.csv");
    }

    private static async Task<KnownTerms?> FindAsync(string space, HttpContext context, Places places, Callers callers, Glossaries glossaries)
    {
        var caller = await callers.OfAsync(context);
        return await places.FindAsync(space, null, caller, context.RequestAborted) is { } place
            ? await glossaries.OfAsync(place.Space.Id, place.Reader.Audience, context.RequestAborted)
            : null;
    }
}
