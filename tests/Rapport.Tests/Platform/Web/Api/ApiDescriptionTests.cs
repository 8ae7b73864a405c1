using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Capture;
using Rapport.Features.Operations;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Web.Api;

/// <summary>The description is written by hand; this holds it to the program.</summary>
public sealed partial class ApiDescriptionTests
{
    [Fact]
    public async Task It_describes_the_doors_of_devices_and_no_other()
    {
        await using var world = await World.StartAsync();
        var api = await ApiDescription.OfAsync(world);

        var doors = world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(route => (Path: "/" + route.RoutePattern.RawText!.TrimStart('/'), route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods))
            .Where(route => route.Path.StartsWith("/api/", StringComparison.Ordinal) || route.Path.StartsWith("/live/", StringComparison.Ordinal) || route.Path.StartsWith("/media/", StringComparison.Ordinal))
            .Select(route => $"{route.HttpMethods![0]} {Constraint().Replace(route.Path, "}").Replace("|large)$)}", "}", StringComparison.Ordinal)}");

        Assert.Equal(doors.Order(StringComparer.Ordinal), api.Operations.Select(operation => operation.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everything_it_refers_to_is_there_and_each_operation_says_what_it_does_takes_and_answers()
    {
        await using var world = await World.StartAsync();
        var api = await ApiDescription.OfAsync(world);
        var schemas = api.Root["components"]!["schemas"]!.AsObject().Select(schema => $"#/components/schemas/{schema.Key}").ToHashSet();

        Assert.Equal("3.1.1", (string?)api.Root["openapi"]);
        Assert.Equal(schemas, api.All("$ref").Select(reference => (string)reference!).Where(reference => reference.StartsWith('#')).ToHashSet());
        foreach (var (name, operation) in api.Operations)
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]), name);
            Assert.False(string.IsNullOrEmpty((string?)operation["operationId"]), name);
            // A protocol of headers has bodies only where something is told beside, and a WebSocket has none.
            Assert.True(name.Contains("/uploads", StringComparison.Ordinal) || operation["responses"]!["101"] is not null || operation["responses"]!["200"]!["content"] is not null, name);
            Assert.Equal(!name.StartsWith("OPTIONS ", StringComparison.Ordinal), operation["responses"]!["404"] is not null);
            Assert.Equal(name.StartsWith('P'), operation["requestBody"] is not null);
        }
    }

    [Fact]
    public async Task Its_shapes_are_those_of_the_wire()
    {
        await using var world = await World.StartAsync();
        var api = await ApiDescription.OfAsync(world);

        AssertSame("EntryBody", Wire<EntryInput>().Except(["target", "basedOn", "after", "who"]), api.Properties("EntryBody").Order(StringComparer.Ordinal));
        AssertSame("AmendBody", [], api.Properties("AmendBody").Except(Wire<EntryInput>()));
        AssertSame("Who", Wire<WhoInput>(), api.Properties("Who").Order(StringComparer.Ordinal));
        AssertSame("Result", Wire<OperationResult>(), api.Properties("Result").Order(StringComparer.Ordinal));
        AssertSame("Photo", Wire<FileRef>(), api.Properties("Photo").Order(StringComparer.Ordinal));
        AssertSame("Change", Wire<LiveChange>(), api.Properties("Change").Order(StringComparer.Ordinal));
        AssertSame("EntryKind", Enum.GetValues<EntryKind>().Select(Word), api.Values("EntryKind"));
        AssertSame("Status", Enum.GetValues<OperationStatus>().Select(Word), api.Values("Status"));
        AssertSame("Visibility", Enum.GetNames<Visibility>().Select(JsonNamingPolicy.CamelCase.ConvertName), api.Values("Visibility"));
    }

    [Fact]
    public async Task Its_kinds_of_operations_and_of_subjects_are_those_that_slices_register()
    {
        await using var world = await World.StartAsync();
        await using var scope = world.Services.CreateAsyncScope();
        var api = await ApiDescription.OfAsync(world);

        var kinds = api["Operation"]["oneOf"]!.AsArray().Select(kind => ((string)kind!["$ref"]!).Split('/')[^1])
            .SelectMany(kind => api[kind]["allOf"]![1]!["properties"]!["kind"]!["enum"]!.AsArray().Select(word => (string)word!));
        AssertSame("Operation", scope.ServiceProvider.GetServices<IOperationKind>().Select(kind => kind.Kind).Concat(scope.ServiceProvider.GetServices<ISilentKind>().Select(kind => kind.Kind)).Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
        var told = api["Change"]["properties"]!["kind"]!["enum"]!.AsArray().Select(word => (string)word!);
        AssertSame("Change/kind", scope.ServiceProvider.GetServices<IFragmentSource>().Select(source => source.Kind).Append("region").Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_problem_codes_are_documented_in_prose()
    {
        await using var world = await World.StartAsync();
        var api = await ApiDescription.OfAsync(world);
        var prose = await File.ReadAllTextAsync(Repository.Path("docs/protocol/problems.md"), World.Cancelled);

        var codes = api.All("x-codes").SelectMany(codes => codes.AsArray()).Select(code => (string)code!).ToHashSet();

        Assert.Contains("batch_malformed", codes);
        Assert.All(codes, code => Assert.Contains($"| `{code}` |", prose, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Its_example_of_a_batch_is_taken_as_it_stands(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var ada = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var example = (await ApiDescription.OfAsync(world)).Example("POST /api/v1/events/{event}/operations");

        using var answer = await ada.PostAsJsonAsync($"/api/v1/events/{@event.Id}/operations", example, World.Cancelled);
        var results = JsonNode.Parse(await answer.Content.ReadAsStringAsync(World.Cancelled))!["results"]!.AsArray();

        Assert.Equal(example["operations"]!.AsArray().Select(_ => "accepted"), results.Select(result => (string?)result!["status"]));
    }

    private static void AssertSame(string schema, IEnumerable<string> inCode, IEnumerable<string> described)
    {
        var (wanted, found) = (string.Join(", ", inCode), string.Join(", ", described));
        Assert.True(wanted == found, $"src/Rapport/Platform/Web/Api/openapi.json: schemas/{schema}\nin the code:  {wanted}\ndescribed as: {found}");
    }

    private static IEnumerable<string> Wire<T>() => JsonSerializerOptions.Web.GetTypeInfo(typeof(T)).Properties
        .Select(property => property.Name).Order(StringComparer.Ordinal);

    private static string Word<T>(T value)
        where T : struct, Enum =>
        typeof(T).GetField(value.ToString())!.GetCustomAttributes(typeof(JsonStringEnumMemberNameAttribute), false).Cast<JsonStringEnumMemberNameAttribute>().Single().Name;

    // What a route asks of a part of its address is said by the part's schema.
    [GeneratedRegex(@":(?:guid|long|regex\([^}]*\))\}")]
    private static partial Regex Constraint();
}
