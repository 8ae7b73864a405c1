using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Platform.Data;

namespace Rapport.Tests.Rules;

public sealed partial class NameTests
{
    private static readonly string[] Drawers = ["Services", "Helpers", "Managers", "Models", "Utils", "Common", "Misc"];
    private static readonly string[] VagueEndings = ["Dto", "Manager", "Helper", "Helpers", "Util", "Utils", "ViewModel", "Impl", "Service", "Repository"];

    private static readonly Type[] Types =
    [
        .. typeof(RapportDb).Assembly.GetTypes().Concat(Assembly.Load("Rapport.Formats").GetTypes())
            .Where(type => type.Namespace?.StartsWith("Rapport", StringComparison.Ordinal) == true),
    ];

    [Fact]
    public void No_folder_is_a_drawer() =>
        Rule.Holds(Sources.All.Select(file => file.Name).Where(name => name.Split('/').SkipLast(1).Any(Drawers.Contains)));

    [Fact]
    public void No_type_has_a_vague_ending() =>
        Rule.Holds(Types.Where(type => VagueEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))));

    [Fact]
    public void What_comes_in_and_what_goes_out_are_sealed_records() =>
        Rule.Holds(Types.Where(type => (type.Name.EndsWith("Input", StringComparison.Ordinal) || type.Name.EndsWith("View", StringComparison.Ordinal))
            && !(type.IsSealed && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null)));

    [Fact]
    public void Every_page_is_called_model() =>
        Rule.Holds(Types.Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract && !type.Name.EndsWith("Model", StringComparison.Ordinal)));

    [Fact]
    public void A_file_holds_one_public_type_and_an_act_its_input_too() =>
        Rule.Holds(Sources.CSharp.Select(file => (file.Name, Types: PublicTypes(file)))
            .Where(file => file.Types.Count > 1)
            .Select(file => $"{file.Name}: {string.Join(", ", file.Types)}"));

    private static List<string> PublicTypes(SourceFile file) =>
        [.. PublicType().Matches(file.Text).Select(match => match.Groups[1].Value).Distinct().Where(name => !name.EndsWith("Input", StringComparison.Ordinal))];

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|readonly|partial) )*(?:class|record struct|record|struct|enum|interface|delegate \w+) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
