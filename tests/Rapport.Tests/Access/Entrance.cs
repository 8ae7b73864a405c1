using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Shared;

namespace Rapport.Tests.Access;

/// <summary>Every way in that the running program has, by the name that the table gives it.</summary>
internal static class Entrance
{
    /// <summary>Begins the name of an operation of the device API.</summary>
    public const string Operation = "OPERATION ";

    public static async Task<IReadOnlyList<string>> AllAsync(World world) =>
        [.. Endpoints(world), .. await HandlersAsync(world), .. Operations(world)];

    private static IEnumerable<string> Endpoints(World world) =>
        from route in world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        where route.Metadata.GetMetadata<PageActionDescriptor>() is null
        from method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select $"{method} /{route.RoutePattern.RawText?.TrimStart('/')}";

    /// <summary>A page answers GET whether or not it has a handler for it.</summary>
    private static async Task<List<string>> HandlersAsync(World world)
    {
        var loader = world.Services.GetRequiredService<PageLoader>();
        var names = new List<string>();
        foreach (var page in world.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var address = "/" + page.AttributeRouteInfo!.Template;
            var loaded = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var handlers = loaded.HandlerMethods.Select(handler => $"{handler.HttpMethod.ToUpperInvariant()} {address}{(handler.Name is { Length: > 0 } name ? "?handler=" + name : "")}");
            names.AddRange(handlers.Append($"GET {address}").Distinct());
        }

        return names;
    }

    private static List<string> Operations(World world)
    {
        using var scope = world.Services.CreateScope();
        return
        [
            .. scope.ServiceProvider.GetServices<IOperationKind>().Select(operation => Operation + operation.Kind),
            .. scope.ServiceProvider.GetServices<ISilentKind>().Select(operation => Operation + operation.Kind),
        ];
    }
}
