using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.Rooms;
using Rapport.Platform.Web;

namespace Rapport.Features.Notes.History;

/// <summary>A note as it was, for an editor that brings it back: <c>GET /api/v1/notes/{note}/versions/{number}</c>.</summary>
internal sealed class VersionDoor(NoteDoorkeeper doorkeeper, IServiceScopeFactory scopes)
{
    public async Task<IResult> ReadAsync(Guid note, long number, HttpContext context)
    {
        var access = await doorkeeper.OpenAsync(note, null, context, context.RequestAborted);
        if (access.IsRefused)
        {
            return Refusal.Of(access.Problem == NoteProblems.Unknown ? StatusCodes.Status404NotFound : SignedOut.StatusOf(context), access.Problem);
        }

        await using var scope = scopes.CreateAsyncScope();
        context.Response.Headers.CacheControl = "no-store";
        return await scope.ServiceProvider.GetRequiredService<NoteHistory>().AtAsync(note, number, context.RequestAborted) is { } document
            ? TypedResults.Json(NoteJson.Of(document.Words))
            : Refusal.Of(StatusCodes.Status404NotFound, NoteProblems.Unknown);
    }
}
