using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>What one person left on a device is never taken from another who has signed in there since.</summary>
public static class Authorship
{
    private static readonly Problem Other = new("signed_in_as_other", "Somebody else is signed in here now. Nothing is lost; whoever wrote it can sign in and send it.");

    /// <param name="author">Who wrote it, where the device says so.</param>
    public static Problem? Refuse(Caller caller, Guid? author) => author is null || author == caller.PersonId ? null : Other;
}
