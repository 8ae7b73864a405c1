namespace Rapport.Tests;

/// <summary>What a mail server does with a message.</summary>
public enum SmtpAnswer
{
    Take,

    /// <summary>Says that it may work later.</summary>
    Later,

    /// <summary>Says that there is nobody of that address.</summary>
    Unknown,

    /// <summary>Takes the message and breaks off before it says so.</summary>
    CutOff,
}
