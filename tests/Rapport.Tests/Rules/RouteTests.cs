using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Tests.Rules;

public sealed class RouteTests
{
    // Everything that answers without a sign-in. Whoever adds a route here has thought about what it shows.
    private static readonly string[] Anonymous =
    [
        "DELETE /api/v1/uploads/{id:guid}",
        "DELETE /api/v1/uploads/{id:guid}/original",
        "GET /api/v1/events/{event:guid}/snapshot",
        "GET /api/v1/notes/{note:guid}/live",
        "GET /api/v1/notes/{note:guid}/versions/{number:long}",
        "GET /assets/{file}",
        "GET /health",
        "GET /live/{event:guid}",
        "GET /live/{event:guid}/after/{number:long}",
        "GET /media/hosts/{host:guid}.webp",
        "GET /media/speakers/{speaker:guid}.webp",
        "GET /media/{id:guid}/original",
        "GET /media/{id:guid}/{size:regex(^(small|medium|large)$)}.webp",
        "GET /openapi/v1.json",
        "GET /service-worker.js",
        "GET /{space:slug}/glossary.csv",
        "GET /{space:slug}/glossary.json",
        "GET /{space:slug}/people/{slug}/feed",
        "GET /{space:slug}/{event:slug}/capture.webmanifest",
        "GET /{space:slug}/{event:slug}/feed",
        "GET /{space:slug}/{event:slug}/programme.ics",
        "GET /{space:slug}/{event:slug}/programme/mine/{token:maxlength(100)}.ics",
        "GET /{space:slug}/{event:slug}/{session:slug}/feed",
        "GET,HEAD /media/{id:guid}/play",
        "HEAD /api/v1/uploads/{id:guid}",
        "HEAD /api/v1/uploads/{id:guid}/original",
        "OPTIONS /api/v1/uploads",
        "PATCH /api/v1/uploads/{id:guid}",
        "PATCH /api/v1/uploads/{id:guid}/original",
        "POST /api/v1/events/{event:guid}/device-key",
        "POST /api/v1/events/{event:guid}/handovers",
        "POST /api/v1/events/{event:guid}/operations",
        "POST /api/v1/notes/{note:guid}/exchange",
        "POST /api/v1/uploads",
        "POST /sign-in/passkey",
        "POST /sign-in/passkey/ask",
        "POST /sign-out",
        "POST /{space:slug}/{event:slug}/capture/share",
        "page /",
        "page /account/email/{token:maxlength(100)}",
        "page /error",
        "page /follow/{code:maxlength(30)?}",
        "page /invitation/{token:maxlength(100)}",
        "page /join/{code:maxlength(20)?}",
        "page /offline/capture",
        "page /setup/event",
        "page /setup/space",
        "page /setup/{token?}",
        "page /sign-in",
        "page /sign-in/{token:maxlength(100)}",
        "page /spaces/new",
        "page /take-down/{token:maxlength(100)}",
        "page /{space:slug}",
        "page /{space:slug}/events/new",
        "page /{space:slug}/glossary",
        "page /{space:slug}/glossary/edit/{term?}",
        "page /{space:slug}/glossary/{term}",
        "page /{space:slug}/invitations",
        "page /{space:slug}/note-template",
        "page /{space:slug}/people",
        "page /{space:slug}/people/{slug}",
        "page /{space:slug}/search",
        "page /{space:slug}/settings",
        "page /{space:slug}/{event:slug}",
        "page /{space:slug}/{event:slug}/checklist",
        "page /{space:slug}/{event:slug}/coverage",
        "page /{space:slug}/{event:slug}/discuss/{subject:guid}",
        "page /{space:slug}/{event:slug}/entries/{entry:guid}",
        "page /{space:slug}/{event:slug}/glossary/missing",
        "page /{space:slug}/{event:slug}/guests",
        "page /{space:slug}/{event:slug}/guests/code",
        "page /{space:slug}/{event:slug}/hosts",
        "page /{space:slug}/{event:slug}/invitations",
        "page /{space:slug}/{event:slug}/moderation",
        "page /{space:slug}/{event:slug}/moderation/{subject:guid}",
        "page /{space:slug}/{event:slug}/network",
        "page /{space:slug}/{event:slug}/programme",
        "page /{space:slug}/{event:slug}/programme/changes",
        "page /{space:slug}/{event:slug}/questions",
        "page /{space:slug}/{event:slug}/questions/call",
        "page /{space:slug}/{event:slug}/questions/call/sheet",
        "page /{space:slug}/{event:slug}/questions/embed",
        "page /{space:slug}/{event:slug}/questions/floor",
        "page /{space:slug}/{event:slug}/questions/vote",
        "page /{space:slug}/{event:slug}/questions/{question:guid}",
        "page /{space:slug}/{event:slug}/report/{subject:guid}",
        "page /{space:slug}/{event:slug}/reports",
        "page /{space:slug}/{event:slug}/settings",
        "page /{space:slug}/{event:slug}/speakers/{speaker:guid}",
        "page /{space:slug}/{event:slug}/start",
        "page /{space:slug}/{event:slug}/take-down/{subject:guid}",
        "page /{space:slug}/{event:slug}/take-downs",
        "page /{space:slug}/{event:slug}/venue",
        "page /{space:slug}/{event:slug}/venue/edit",
        "page /{space:slug}/{event:slug}/{session:slug}",
        "page /{space:slug}/{event:slug}/{session:slug}/ask",
        "page /{space:slug}/{event:slug}/{session:slug}/ask/sheet",
        "page /{space:slug}/{event:slug}/{session:slug}/notes",
        "page /{space:slug}/{event:slug}/{session:slug}/notes/{note:guid}",
        "page /{space:slug}/{event:slug}/{session:slug}/notes/{note:guid}/history",
        "page /{space:slug}/{event:slug}/{session:slug}/notes/{note:guid}/redact",
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

    // A word that stands beside them would hide what bears its name, and has the router follow both ways.
    [Fact]
    public async Task No_address_of_ours_could_name_a_space_an_event_or_a_session()
    {
        await using var world = await World.StartAsync();
        var routes = Routes(world).Select(route => route.RoutePattern.PathSegments).ToList();
        var places = routes.Where(path => path.Any(IsPlace)).ToList();

        var odd = new List<string>();
        foreach (var word in routes.SelectMany(path => Enumerable.Range(0, path.Count).Where(at => path[at].Parts is [RoutePatternLiteralPart]).Select(at => (Path: path, At: at))))
        {
            var beside = places.Any(place => place.Count > word.At && IsPlace(place[word.At]) && Enumerable.Range(0, word.At).All(at => Alike(place[at], word.Path[at])));
            var literal = ((RoutePatternLiteralPart)word.Path[word.At].Parts[0]).Content;
            odd.AddRange(beside && Slug.IsValid(literal) ? [literal] : []);
        }

        Assert.NotEmpty(places);
        Rule.Holds(odd.Distinct());
    }

    [Fact]
    public async Task Every_space_event_and_session_in_an_address_is_a_slug()
    {
        await using var world = await World.StartAsync();

        Rule.Holds(Routes(world)
            .Where(route => route.RoutePattern.Parameters.Any(parameter => parameter.Name is "space" or "event" or "session" && parameter.ParameterPolicies.Count == 0))
            .Select(Name));
    }

    // What a page overrides may be named like a handler: PAGE /{space:slug}?handler=HandlerExecution would run it.
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

    private static bool IsPlace(RoutePatternPathSegment segment) =>
        segment.Parts is [RoutePatternParameterPart part] && part.ParameterPolicies.Any(policy => policy.Content == SlugConstraint.Name);

    private static bool Alike(RoutePatternPathSegment one, RoutePatternPathSegment other) =>
        (one.Parts, other.Parts) switch
        {
            ([RoutePatternLiteralPart a], [RoutePatternLiteralPart b]) => a.Content == b.Content,
            ([RoutePatternParameterPart], [RoutePatternParameterPart]) => true,
            _ => false,
        };

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
