using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Rapport.Platform.Web;

/// <summary>The reverse proxies whose word is taken for the visitor's address and for https. This machine's own always is.</summary>
public sealed record ProxyOptions : IValidatableObject
{
    public const string Section = "Proxy";

    /// <summary>Addresses and networks, separated by commas: <c>10.0.0.4, 172.16.0.0/12</c>.</summary>
    public string Trusted { get; set; } = "";

    internal IEnumerable<IPNetwork> Networks => Parts.Select(part => Network(part) ?? throw new FormatException(part));

    private string[] Parts => Trusted.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Parts.Where(part => Network(part) is null)
            .Select(part => new ValidationResult($"\"{part}\" is neither an address nor a network such as 10.0.0.0/8."));

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
