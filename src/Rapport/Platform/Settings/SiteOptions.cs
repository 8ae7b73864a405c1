using System.ComponentModel.DataAnnotations;

namespace Rapport.Platform.Settings;

/// <summary>How people reach this installation from outside, where that is not what the server listens on.</summary>
public sealed record SiteOptions : IValidatableObject
{
    public const string Section = "Site";

    /// <summary>Such as <c>https://rapport.example.org</c>; empty, links carry the address that the server listens on.</summary>
    public string Address { get; set; } = "";

    internal Uri? Public => Address.Length == 0 ? null : new Uri(Address.Trim());

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Address.Length == 0 || IsWhole(Address.Trim())
            ? []
            : [new ValidationResult($"\"{Address}\" is not an address such as https://rapport.example.org, with nothing after the name.")];

    private static bool IsWhole(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is ("http" or "https")
        && address.PathAndQuery == "/" && address.Fragment.Length == 0 && address.UserInfo.Length == 0;
}
