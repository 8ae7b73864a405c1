using System.Reflection;
using System.Runtime.CompilerServices;
using Rapport.Platform.Data;

namespace Rapport.Tests.Rules;

public sealed class SizeTests
{
    private static readonly Assembly[] Assemblies = [typeof(RapportDb).Assembly, Assembly.Load("Rapport.Formats")];

    [Fact]
    public void A_file_has_at_most_three_hundred_lines() =>
        Rule.Holds(Sources.All.Where(file => file.Lines > 300).Select(file => $"{file.Name}: {file.Lines}"));

    [Fact]
    public void A_behaviour_of_the_browser_has_at_most_a_hundred_lines() =>
        Rule.Holds(Sources.TypeScript
            .Where(file => file.Name.Contains("/behaviours/", StringComparison.Ordinal) && !file.IsTest && file.Lines > 100)
            .Select(file => $"{file.Name}: {file.Lines}"));

    [Fact]
    public void A_method_has_at_most_forty_lines()
    {
        var tooLong = Assemblies.SelectMany(MethodLines.Of).Where(method => method.Lines > 40 && Sources.CSharp.Any(file => method.File.EndsWith("/" + file.Name, StringComparison.Ordinal)));
        Rule.Holds(tooLong.Select(method => $"{method.File} {method.Name}: {method.Lines}"));
    }

    [Fact]
    public void The_measure_of_methods_finds_them() => Assert.True(Assemblies.SelectMany(MethodLines.Of).Count() > 200);

    [Fact]
    public void A_constructor_has_at_most_five_parameters() =>
        Rule.Holds(Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !IsRecord(type) && type.Namespace?.StartsWith("Rapport", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(constructor => constructor.GetParameters().Length > 5)
            .Select(constructor => $"{constructor.DeclaringType}: {constructor.GetParameters().Length}"));

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;
}
