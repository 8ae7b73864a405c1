using System.Text.RegularExpressions;

namespace Rapport.Tests.Rules;

/// <summary>Codes are a promise to programs: each is documented, and nothing is documented that never comes.</summary>
public sealed partial class ProblemTests
{
    private static readonly SortedSet<string> InCode = new(
        Sources.CSharp.Where(file => !file.IsTest).SelectMany(Problems).Select(match => match.Groups.Values.Skip(1).First(group => group.Success).Value),
        StringComparer.Ordinal);

    [Fact]
    public void Every_problem_code_is_in_snake_case() => Rule.Holds(InCode.Where(code => !SnakeCase().IsMatch(code)));

    [Fact]
    public void The_documented_problem_codes_are_those_of_the_code()
    {
        var documented = Documented().Matches(File.ReadAllText(Repository.Path("docs/protocol/problems.md"))).Select(match => match.Groups[1].Value);
        Assert.Equal(InCode, documented.Order(StringComparer.Ordinal));
    }

    // A command of the command line has the same shape as a problem, new("space", "Spaces: the homes of topics.").
    private static IEnumerable<Match> Problems(SourceFile file) =>
        Code().Matches(file.Text).Where(match => !file.Name.EndsWith("Commands.cs", StringComparison.Ordinal) || match.Value.StartsWith("new Problem", StringComparison.Ordinal));

    // Problems are made in these shapes only: new Problem("code", …), new("some_code", …), new("code", "A sentence.") and
    // ["code"] = "code". A sentence may be made up elsewhere, so it tells a problem only where nothing else does.
    [GeneratedRegex(""""\bnew Problem\(\s*"(\w+)"|\bnew\(\s*"([A-Za-z]+(?:_[A-Za-z]+)+)",|\bnew\(\s*"([A-Za-z_]+)",\s*\$?"[A-Z][^"]* [^"]*"|\["code"\] = "(\w+)[" ]"""")]
    private static partial Regex Code();

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}
