using System.Reflection;
using System.Text.RegularExpressions;
using Rapport.Platform.Data;

namespace Rapport.Tests.Rules;

public sealed partial class SettingTests
{
    private static readonly Type[] Options =
        [.. typeof(RapportDb).Assembly.GetTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null)];

    [Fact]
    public void The_documented_settings_are_those_of_the_code()
    {
        var documented = Row().Matches(File.ReadAllText(Repository.Path("docs/operator/settings.md"))).Select(match => match.Groups[1].Value);
        var inCode = from type in Options
                     from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                     where property.SetMethod is not null
                     select $"{type.GetField("Section")!.GetValue(null)}:{property.Name}";

        Assert.Equal(inCode.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_are_records_with_a_default_for_each()
    {
        Assert.All(Options, type => Assert.NotNull(type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance)));
        Assert.All(Options, type => Assert.NotNull(Activator.CreateInstance(type)));
    }

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
