namespace Rapport.Features.Events.Invitations;

/// <param name="Name">Empty where the list has none.</param>
public sealed record PastedAddress(string Email, string Name)
{
    /// <summary>The address as accounts are compared by it.</summary>
    public string Key => KeyOf(Email);

    public static string KeyOf(string email) => email.Trim().Normalize().ToUpperInvariant();

    /// <summary>As a list has it, so that it can be read once more.</summary>
    public override string ToString() => Name.Length > 0 ? $"\"{Name.Replace('"', '\'')}\" <{Email}>" : Email;
}
