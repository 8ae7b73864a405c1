using System.Text.RegularExpressions;
using Rapport.Shared;

namespace Rapport.Tests.Rules;

public sealed partial class PowerTests
{
    [Fact]
    public async Task The_documented_table_of_who_may_do_what_is_the_codes()
    {
        var lines = await File.ReadAllLinesAsync(Repository.Path("docs/user/roles.md"), TestContext.Current.CancellationToken);
        var columns = Cells(Assert.Single(lines, line => line.StartsWith("| What ", StringComparison.Ordinal)))[1..];

        var documented = lines.Select(line => Row().Match(line)).Where(row => row.Success)
            .ToDictionary(row => Enum.Parse<Power>(row.Groups[1].Value), row => string.Join(' ', Cells(row.Value)[1..]));

        Assert.Equal(["Visitor", .. Enum.GetNames<Role>(), "Host"], columns);
        Assert.Equal(Enum.GetValues<Power>().ToDictionary(power => power, power => string.Join(' ', Readers().Select(reader => reader.May(power) ? "yes" : "–"))), documented);
    }

    private static IEnumerable<Reader> Readers() =>
        [Reader.Visitor, .. Enum.GetValues<Role>().Select(role => new Reader(Guid.CreateVersion7(), role, false)), new Reader(Guid.CreateVersion7(), null, true)];

    private static string[] Cells(string line) => [.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"^\| `(\w+)`: .*$")]
    private static partial Regex Row();
}
