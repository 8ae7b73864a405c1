using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Rapport.Browser.Tests;

/// <summary>The demo as a visitor meets it, and the promise that every page of the product is met by some look.</summary>
public sealed class PageTests(Chromium chromium, Demo demo)
{
    [Fact]
    public async Task Every_page_that_a_visitor_reads_is_calm_accessible_and_narrow_enough()
    {
        chromium.IsNeeded();
        var stage = await demo.StageAsync();
        await using var watched = await chromium.OpenAsync(stage.World);

        foreach (var look in Looks.Visitor)
        {
            await watched.LookAsync(look, stage.AddressOf(look.Route) + look.Query);
        }
    }

    [Fact]
    public async Task Every_page_of_the_product_is_looked_at()
    {
        await using var world = await World.OpenAsync();
        var pages = world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'));

        Assert.Empty(pages.Except(Looks.All.Select(look => look.Route)));
    }
}
