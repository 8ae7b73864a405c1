namespace Rapport.Shared;

/// <summary>Whether somebody may be photographed. The numbers are stored.</summary>
public enum PhotoConsent
{
    Ask = 0,
    Yes = 1,
    No = 2,
}
