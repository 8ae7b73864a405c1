namespace Rapport.Tests.Rules;

/// <summary>A file by its path in the repository.</summary>
internal sealed record SourceFile(string Name, string Text)
{
    public int Lines => Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    public bool IsTest => Name.StartsWith("tests/", StringComparison.Ordinal) || Name.Contains(".test.", StringComparison.Ordinal);
}
