using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Rapport.Features.Accounts;

/// <summary>Signing in with a passkey: what the browser is to show, and what it showed.</summary>
internal static class PasskeyDoor
{
    public static async Task<IResult> AskAsync(OwnPasskeys passkeys) =>
        TypedResults.Text(await passkeys.AskAsync(), MediaTypeNames.Application.Json);

    public static async Task<IResult> SignInAsync(OwnPasskeys passkeys, OwnLogin own, HttpContext context, [FromQuery(Name = "return")] string? back)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var shown = await passkeys.UseAsync(form["credential"].ToString(), context.RequestAborted);
        if (shown.IsRefused)
        {
            return TypedResults.LocalRedirect("/sign-in?passkey=unknown");
        }

        await own.SignInAsync(shown.Value);
        return TypedResults.LocalRedirect(back is not null && RedirectHttpResult.IsLocalUrl(back) ? back : "/");
    }
}
