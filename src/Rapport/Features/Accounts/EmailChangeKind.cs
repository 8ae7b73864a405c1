namespace Rapport.Features.Accounts;

/// <summary>What a confirmed address means.</summary>
public enum EmailChangeKind
{
    /// <summary>Another address to sign in with. Also said of links that are none.</summary>
    Change,

    /// <summary>A guest becomes an account.</summary>
    Keep,

    /// <summary>The address has an account, into which a guest brings what they wrote.</summary>
    Bring,

    /// <summary>The same, in a browser in which the guest does not take part.</summary>
    BringElsewhere,
}
