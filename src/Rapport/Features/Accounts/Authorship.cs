using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// What every door asks of a device first: who sends, and whether they wrote it. What one person left on a device is
/// never taken from another who has signed in there since.
/// </summary>
public sealed class Authorship(Callers callers)
{
    private static readonly Problem Other = new("signed_in_as_other", "Somebody else is signed in here now. Nothing is lost; whoever wrote it can sign in and send it.");

    /// <param name="author">Who wrote it, where the device says so.</param>
    public async ValueTask<Outcome<Caller>> OfAsync(HttpContext context, Guid? author) =>
        await callers.OfAsync(context) is not { } caller ? SignedOut.ReasonOf(context)
        : Refuse(caller, author) is { } other ? other
        : caller;

    public static Problem? Refuse(Caller caller, Guid? author) => author is null || author == caller.PersonId ? null : Other;
}
