namespace Rapport.Features.Programme;

/// <summary>What a session is; the numbers are stored.</summary>
public enum SessionKind
{
    Talk = 0,
    Workshop = 1,
    Panel = 2,
    Break = 3,
    Other = 4,
}
