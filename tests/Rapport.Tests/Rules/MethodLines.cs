using System.Reflection;
using System.Reflection.Metadata;

namespace Rapport.Tests.Rules;

/// <summary>The lines that each method of an assembly takes in its file, read from its debug information.</summary>
internal sealed record MethodLines(string Name, string File, int Lines)
{
    private const int HiddenLine = 0xfeefee;

    public static IReadOnlyList<MethodLines> Of(Assembly assembly)
    {
        using var code = new System.Reflection.PortableExecutable.PEReader(Open(assembly.Location));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(Open(Path.ChangeExtension(assembly.Location, ".pdb")));
        var (names, lines) = (code.GetMetadataReader(), symbols.GetMetadataReader());
        return [.. lines.MethodDebugInformation.Select(handle => Measure(names, lines, handle)).OfType<MethodLines>()];
    }

    private static MethodLines? Measure(MetadataReader names, MetadataReader lines, MethodDebugInformationHandle handle)
    {
        var points = lines.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => point.StartLine != HiddenLine).ToList();
        if (points.Count == 0)
        {
            return null;
        }

        var method = names.GetMethodDefinition(handle.ToDefinitionHandle());
        var type = names.GetTypeDefinition(method.GetDeclaringType());
        var file = lines.GetString(lines.GetDocument(points[0].Document).Name).Replace('\\', '/');
        return new MethodLines(
            $"{names.GetString(type.Name)}.{names.GetString(method.Name)}",
            file,
            LinesOf(names.GetString(method.Name), points));
    }

    // What properties begin with belongs to the constructor as well, wherever it stands in the file.
    private static int LinesOf(string name, List<SequencePoint> points) => name is ".ctor" or ".cctor"
        ? points.SelectMany(point => Enumerable.Range(point.StartLine, point.EndLine - point.StartLine + 1)).Distinct().Count()
        : points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1;

    private static FileStream Open(string path) => System.IO.File.OpenRead(path);
}
