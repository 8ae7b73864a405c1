using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record AddAccountInput(string Email, string Name, string? Password = null, bool IsHost = false)
{
    /// <summary>A message to the address has shown whose it is.</summary>
    public bool IsConfirmed { get; init; }
}

/// <summary>A person and the login that lets them in, under one id. Without a password only a sign-in link lets them in.</summary>
public sealed class AddAccount(RapportDb db, UserManager<Login> logins, TimeProvider time)
{
    private static readonly EmailAddressAttribute Shape = new();

    public async Task<Outcome<Person>> RunAsync(AddAccountInput input, CancellationToken cancellationToken)
    {
        var (email, name) = (input.Email.Trim(), PersonName.Of(input.Name));
        if (Person.Refuse(name) is { } problem)
        {
            return problem;
        }

        if (RefuseEmail(email) is { } wrong)
        {
            return wrong;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return await KeepAsync(email, name, input);
    }

    internal static Problem? RefuseEmail(string email) =>
        email.Length > 254 || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || !Shape.IsValid(email) || !OutgoingMail.IsAddress(email)
            ? new("email_wrong", "That does not look like an e-mail address.")
            : null;

    private async Task<Outcome<Person>> KeepAsync(string email, string name, AddAccountInput input)
    {
        var person = new Person(Ids.New(time), name, time.GetUtcNow());
        if (input.IsHost)
        {
            person.MakeHost();
        }

        // Saved together with the login, by the store.
        db.Add(person);
        var login = new Login { Id = person.Id, UserName = email, Email = email, EmailConfirmed = input.IsConfirmed, LockoutEnabled = true };
        var result = input.Password is { Length: > 0 } password
            ? await logins.CreateAsync(login, password)
            : await logins.CreateAsync(login);
        return result.Succeeded ? person : LoginProblems.From(result);
    }
}
