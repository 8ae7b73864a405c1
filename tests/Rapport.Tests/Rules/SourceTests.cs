using System.Text.RegularExpressions;

namespace Rapport.Tests.Rules;

public sealed partial class SourceTests
{
    [Fact]
    public void Nothing_is_left_for_later() => Rule.Holds(Find(Later(), Sources.All));

    [Fact]
    public void No_test_is_switched_off() => Rule.Holds(Find(SwitchedOff(), Sources.CSharp.Concat(Sources.TypeScript)));

    [Fact]
    public void No_page_writes_unchecked_HTML() => Rule.Holds(Find(UncheckedHtml(), Sources.Razor));

    [Fact]
    public void No_page_has_style_or_script_in_it() => Rule.Holds(Find(Inline(), Sources.Razor));

    [Fact]
    public void What_an_act_did_is_said_in_one_way() => Rule.Holds(Find(SpeltOut(), Sources.Razor));

    [Fact]
    public void Browser_code_makes_markup_in_one_place_and_names_its_types()
    {
        // There alone the server's own fragments, already made harmless, become elements.
        const string OnePlace = "src/Rapport/Client/lib/fragment.ts";
        Rule.Holds(Find(LooseTypeScript(), Sources.TypeScript.Where(file => !file.IsTest && file.Name != OnePlace)));
    }

    private static IEnumerable<string> Find(Regex pattern, IEnumerable<SourceFile> files) =>
        files.Where(file => !file.Name.EndsWith("Rules/SourceTests.cs", StringComparison.Ordinal))
            .SelectMany(file => pattern.Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex Later();

    [GeneratedRegex(@"\[(Fact|Theory)\(.*Skip\s*=|\b(it|test|describe)\.(skip|only|todo)\b")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"Html\.Raw|HtmlString|\bWriteLiteral\(")]
    private static partial Regex UncheckedHtml();

    [GeneratedRegex(@"<style\b|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""<p class="say" role="status" tabindex""")]
    private static partial Regex SpeltOut();

    [GeneratedRegex(@"\.(innerHTML|outerHTML)\s*[+]?=|insertAdjacentHTML|document\.write|export default|:\s*any\b|\bas any\b|<any>|@ts-ignore|@ts-nocheck")]
    private static partial Regex LooseTypeScript();
}
