namespace Rapport.Shared;

/// <summary>
/// HTML that may be written to a page as it stands. Only what has escaped or sanitised the text makes one, so whoever
/// holds a <see cref="SafeHtml"/> need not ask where it came from.
/// </summary>
public readonly record struct SafeHtml
{
    private readonly string? value;

    internal SafeHtml(string value) => this.value = value;

    public static SafeHtml Empty => default;

    public string Value => value ?? "";

    public override string ToString() => Value;
}
