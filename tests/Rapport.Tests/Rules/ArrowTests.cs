using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Rapport.Platform.Data;

namespace Rapport.Tests.Rules;

/// <summary>Program → reading across → content → ground → Shared; content slices do not know one another.</summary>
public sealed class ArrowTests
{
    private static readonly string[] Ground = ["Accounts", "Spaces", "Events", "Operations", "Programme"];

    private static readonly string[] Content =
        ["Questions", "Capture", "Notes", "Comments", "Media", "Glossary", "Polls", "Coverage", "Readiness", "Registration"];

    private static readonly string[] ReadingAcross =
    [
        "Record", "Search", "Briefs", "Actions", "Uses", "Review", "Feeds", "Archive", "Moderation", "Personal", "Notifications", "Insights", "Setup", "Demo",
    ];

    private static readonly Architecture Product = new ArchLoader()
        .LoadAssemblies(typeof(RapportDb).Assembly, System.Reflection.Assembly.Load("Rapport.Formats"))
        .Build();

    [Fact]
    public void Every_slice_has_its_place_in_the_order()
    {
        var folders = Directory.GetDirectories(Repository.Path("src/Rapport/Features")).Select(folder => Path.GetFileName(folder)!);
        Rule.Holds(folders.Except([.. Ground, .. Content, .. ReadingAcross]));
    }

    [Fact]
    public void A_ground_slice_knows_only_the_ground_before_it() =>
        Rule.Holds(Arrows().Where(arrow => Array.IndexOf(Ground, arrow.From) is var from and >= 0
            && arrow.To is { } to && Array.IndexOf(Ground, to) is var at && (at < 0 || at > from)));

    [Fact]
    public void A_content_slice_knows_the_ground_and_no_other_slice() =>
        Rule.Holds(Arrows().Where(arrow => Content.Contains(arrow.From) && arrow.To != arrow.From && !Ground.Contains(arrow.To)));

    [Fact]
    public void The_platform_knows_no_slice() => Rule.Holds(Dependencies("Rapport.Platform", "Rapport.Features"));

    /// <summary>A type that is renamed breaks the build; a word that is spelled breaks nothing, and what it did no longer happens.</summary>
    [Fact]
    public void Neither_the_platform_nor_the_shared_words_spell_a_kind_of_subject()
    {
        var kinds = typeof(RapportDb).Assembly.GetTypes().Select(type => type.GetField("SubjectKind")?.GetRawConstantValue() as string).OfType<string>().ToList();
        Assert.Contains("entry", kinds);
        Rule.Holds(
            from file in Sources.CSharp
            where file.Name.StartsWith("src/Rapport/Platform/", StringComparison.Ordinal) || file.Name.StartsWith("src/Rapport/Shared/", StringComparison.Ordinal)
            from kind in kinds
            where file.Text.Contains($"\"{kind}\"", StringComparison.Ordinal)
            select $"{file.Name}: {kind}");
    }

    [Fact]
    public void The_shared_words_know_neither_the_platform_nor_a_slice_nor_a_framework() =>
        Rule.Holds(Dependencies("Rapport.Shared", "Rapport.Platform", "Rapport.Features", "Rapport.Formats", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"));

    [Fact]
    public void Formats_know_nothing_of_ours() =>
        Rule.Holds(Dependencies("Rapport.Formats", "Rapport.Platform", "Rapport.Features", "Rapport.Shared", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"));

    private static IEnumerable<Arrow> Arrows() =>
        from type in Product.Types
        let slice = SliceOf(type)
        where slice is not null
        from dependency in type.Dependencies
        let target = SliceOf(dependency.Target)
        where target is not null && target != slice
        select new Arrow(slice, target, type.FullName, dependency.Target.FullName);

    private static IEnumerable<string> Dependencies(string from, params string[] forbidden) =>
        Product.Types.Where(type => IsIn(type, from))
            .SelectMany(type => type.Dependencies
                .Where(dependency => forbidden.Any(name => IsIn(dependency.Target, name)))
                .Select(dependency => $"{type.FullName} -> {dependency.Target.FullName}"))
            .Distinct();

    private static bool IsIn(IType type, string name) =>
        Namespace(type) == name || Namespace(type).StartsWith(name + ".", StringComparison.Ordinal);

    private static string Namespace(IType type) => type.Namespace?.FullName ?? "";

    // A compiled page is named for its path, Features_Capture__Entry.
    private static string? SliceOf(IType type) =>
        Namespace(type).Split('.') is ["Rapport", "Features", var slice, ..] ? slice
        : type.Name.Split('_') is ["Features", var folder, _, ..] && Directory.Exists(Repository.Path($"src/Rapport/Features/{folder}")) ? folder
        : null;

    private sealed record Arrow(string From, string To, string Type, string Target);
}
