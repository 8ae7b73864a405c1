namespace Rapport.Tests.Access;

/// <summary>What each of <see cref="Who"/> is answered at one entrance that names one thing.</summary>
/// <param name="Form">The fields of a form, or the body of an operation; names in braces are filled in.</param>
public sealed record TableRow(string Entrance, string Form, string Thing, IReadOnlyList<string> Answers)
{
    public override string ToString() => $"{Entrance} | {Thing}";
}
