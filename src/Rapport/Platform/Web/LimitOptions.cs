using System.ComponentModel.DataAnnotations;

namespace Rapport.Platform.Web;

/// <summary>How much is taken from one sender in a minute. A hall of people may share one address.</summary>
public sealed record LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Attempts to sign in from one address, and as many device keys that are not in use.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAddress { get; set; } = 120;

    /// <summary>Attempts to sign in to one account, from wherever they come.</summary>
    [Range(1, 1_000_000)]
    public int SignInsPerAccount { get; set; } = 20;

    /// <summary>Guests who come in from one address, and looks at where a code leads, together.</summary>
    [Range(1, 1_000_000)]
    public int JoinsPerAddress { get; set; } = 1200;

    /// <summary>What one signed-in person sends.</summary>
    [Range(1, 100_000_000)]
    public int WritesPerPerson { get; set; } = 600;

    /// <summary>What comes from one address without a sign-in, and as much from all guests there together.</summary>
    [Range(1, 100_000_000)]
    public int WritesPerAddress { get; set; } = 1200;
}
