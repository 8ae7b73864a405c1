using System.Text.RegularExpressions;

namespace Rapport.Tests.Rules;

public sealed partial class ArchitectureTests
{
    [Fact]
    public void The_walks_pass_through_files_that_are_there()
    {
        var page = File.ReadAllText(Repository.Path("docs/architecture.md"));
        var named = Named().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 50);
        Rule.Holds(named.Where(name => !File.Exists(Repository.Path("src/Rapport/" + name))));
    }

    [GeneratedRegex("`((?:Features|Platform|Client|Shared)/[^`]+\\.(?:cs|cshtml|ts))`")]
    private static partial Regex Named();
}
