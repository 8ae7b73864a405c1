namespace Rapport.Platform.Web;

/// <summary>
/// What devices and this server agree on. Each answer says which agreement it speaks, each request of our own app the one
/// that it was built for: code that is older than <see cref="Oldest"/> is told to load itself again, and loses nothing.
/// </summary>
public static class DeviceContract
{
    public const string Header = "Rapport";

    /// <summary>The agreement of this build; the browser code has the same number in <c>lib/contract.ts</c>.</summary>
    public const int Current = 1;

    /// <summary>The oldest one that is still understood. Raised with a change that older code would misunderstand.</summary>
    public const int Oldest = 1;

    public static readonly string Spoken = Current.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
