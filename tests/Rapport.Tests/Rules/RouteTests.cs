using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Rapport.Tests.Rules;

public sealed class RouteTests
{
    // Everything that answers without a sign-in. Whoever adds a route here has thought about what it shows.
    private static readonly string[] Anonymous =
    [
        "GET /assets/{file}",
        "GET /health",
        "GET /{space}/glossary.csv",
        "GET /{space}/glossary.json",
        "GET /live/{event:guid}",
        "GET /live/{event:guid}/after/{number:long}",
        "GET /openapi/v1.json",
        "GET /media/{id:guid}/original",
        "GET /media/{id:guid}/{size:regex(^(small|medium|large)$)}.webp",
        "GET /{space}/{event}/feed",
        "GET /{space}/{event}/programme.ics",
        "GET /{space}/{event}/{session}/feed",
        "POST /api/v1/events/{event:guid}/operations",
        "POST /sign-in/passkey",
        "POST /sign-in/passkey/ask",
        "POST /sign-out",
        "PUT /api/v1/media/{id:guid}",
        "page /",
        "page /account/email/{token:maxlength(100)}",
        "page /error",
        "page /join/{code:maxlength(20)?}",
        "page /setup/event",
        "page /setup/space",
        "page /setup/{token?}",
        "page /sign-in",
        "page /sign-in/{token:maxlength(100)}",
        "page /spaces/new",
        "page /{space}",
        "page /{space}/events/new",
        "page /{space}/glossary",
        "page /{space}/glossary/edit/{term?}",
        "page /{space}/glossary/{term}",
        "page /{space}/people",
        "page /{space}/people/{slug}",
        "page /{space}/search",
        "page /{space}/settings",
        "page /{space}/{event}",
        "page /{space}/{event}/discuss/{subject:guid}",
        "page /{space}/{event}/entries/{entry:guid}",
        "page /{space}/{event}/glossary",
        "page /{space}/{event}/guests",
        "page /{space}/{event}/join",
        "page /{space}/{event}/moderation/{subject:guid}",
        "page /{space}/{event}/programme",
        "page /{space}/{event}/programme/changes",
        "page /{space}/{event}/settings",
        "page /{space}/{event}/{session}",
    ];

    [Fact]
    public async Task Every_route_says_who_may_come_in()
    {
        await using var world = await World.StartAsync();

        Rule.Holds(Routes(world).Where(route => !IsAnonymous(route) && !NeedsSignIn(route)).Select(Name));
    }

    [Fact]
    public async Task The_routes_open_to_everybody_are_exactly_these()
    {
        await using var world = await World.StartAsync();

        var open = Routes(world).Where(IsAnonymous).Select(Name).ToHashSet();
        Rule.Holds(open.Except(Anonymous).Select(route => "Not on the list: " + route).Concat(Anonymous.Except(open).Select(route => "Not there: " + route)));
    }

    // What a page overrides may be named like a handler: PAGE /{space}?handler=HandlerExecution would run it.
    [Fact]
    public async Task Pages_answer_to_get_and_post_alone()
    {
        await using var world = await World.StartAsync();
        var loader = world.Services.GetRequiredService<PageLoader>();

        var odd = new List<string>();
        foreach (var page in world.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var loaded = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            odd.AddRange(loaded.HandlerMethods.Where(handler => handler.HttpMethod is not ("Get" or "Post")).Select(handler => $"{page.ViewEnginePath}: {handler.MethodInfo.Name}"));
        }

        Rule.Holds(odd);
    }

    private static IEnumerable<RouteEndpoint> Routes(World world) =>
        world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static bool IsAnonymous(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool NeedsSignIn(RouteEndpoint route) => route.Metadata.GetMetadata<IAuthorizeData>() is not null;

    private static string Name(RouteEndpoint route)
    {
        var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        return (methods.Count > 0 ? string.Join(',', methods) + " " : "page ") + "/" + route.RoutePattern.RawText?.TrimStart('/');
    }
}
