using System.Text.Json;

namespace Rapport.Features.Demo;

/// <summary>The words of the demo, kept beside the code as data.</summary>
internal static class DemoTexts
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static T Read<T>(string name)
    {
        using var stream = typeof(DemoTexts).Assembly.GetManifestResourceStream($"Demo/{name}")
            ?? throw new InvalidOperationException($"The demo's text '{name}' is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }
}
