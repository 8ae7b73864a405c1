using Microsoft.AspNetCore.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>What the identity library refuses, in our own words.</summary>
internal static class LoginProblems
{
    public const int PasswordMinimum = 10;

    public static Problem From(IdentityResult result) => result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) =>
            new("email_taken", "There is an account with that e-mail address already."),
        nameof(IdentityErrorDescriber.PasswordTooShort) =>
            new("password_short", $"A password has at least {PasswordMinimum} characters."),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
            new("password_plain", "A password of one repeated character is guessed at once; please choose another."),
        nameof(IdentityErrorDescriber.PasswordMismatch) =>
            new("password_wrong", "The present password is not right."),
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) =>
            new("email_wrong", "That does not look like an e-mail address."),
        nameof(IdentityErrorDescriber.ConcurrencyFailure) =>
            new("changed_meanwhile", "This account was changed at the same moment; please try again."),
        var code => throw new InvalidOperationException($"The login was refused: {code}."),
    };
}
