namespace Rapport.Features.Glossary;

internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}
