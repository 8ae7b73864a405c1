using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>The short code that lets people take part in an event: read from a screen, typed on a phone, said aloud.</summary>
public static class JoinCode
{
    public const int Length = 6;

    private static readonly TypedCode Kind = new(Length, part: 3);

    public static string New() => Kind.New();

    /// <summary>As it is kept; null where what was typed cannot be a code.</summary>
    public static string? Read(string? typed) => Kind.Read(typed);

    /// <summary>As it is shown: in two halves.</summary>
    public static string Shown(string code) => Kind.Shown(code);
}
