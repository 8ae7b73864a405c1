using Microsoft.Extensions.Primitives;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Signs this browser out. It names the keys that it gives back; those that it keeps go on sending what waits here.</summary>
internal static class SignOutDoor
{
    private const int Most = IssueKey.Most * 5;

    public static async Task<IResult> LeaveAsync(HttpContext context, OwnLogin own, KeyDesk desk)
    {
        if (await KeysAsync(context.Request) is not { } given)
        {
            return TypedResults.BadRequest();
        }

        if (KnownTicket.From(context.User) is { PersonId: var personId })
        {
            foreach (var word in given.Take(Most))
            {
                if (Guid.TryParse(word, out var id))
                {
                    await desk.RevokeAsync(personId, id, context.RequestAborted);
                }
            }
        }

        await own.SignOutAsync();
        return TypedResults.LocalRedirect("/");
    }

    /// <summary>Null where the form cannot be read to its end.</summary>
    private static async Task<StringValues?> KeysAsync(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync(request.HttpContext.RequestAborted))["key"] : StringValues.Empty;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
