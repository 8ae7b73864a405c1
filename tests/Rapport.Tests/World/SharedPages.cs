using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Rapport.Tests;

/// <summary>
/// What the pages look like to MVC, read from their types by the first world for all, as is what makes and fills them:
/// reading it anew took a sixth of the tests' time. Each world has descriptors of its own, since MVC keeps in them what it has made for that world.
/// </summary>
internal sealed class SharedPages(Func<IActionDescriptorProvider> reader) : IActionDescriptorProvider
{
    private static readonly Lock One = new();
    private static IReadOnlyList<CompiledPageActionDescriptor>? read;
    private static readonly Dictionary<Type, object> Made = [];

    public int Order => 0;

    public static void Use(IServiceCollection services)
    {
        var pages = services.Single(service => service.ImplementationType?.Name == "CompiledPageActionDescriptorProvider");
        services.Remove(pages);
        services.AddSingleton<IActionDescriptorProvider>(provider =>
            new SharedPages(() => (IActionDescriptorProvider)ActivatorUtilities.CreateInstance(provider, pages.ImplementationType!)));
        Share<IModelMetadataProvider>(services);
        Share<IRazorPageActivator>(services);
        Share<IRazorPageFactoryProvider>(services);
    }

    public void OnProvidersExecuting(ActionDescriptorProviderContext context)
    {
        lock (One)
        {
            read ??= Read();
        }

        foreach (var page in read)
        {
            context.Results.Add(Copy(page));
        }
    }

    public void OnProvidersExecuted(ActionDescriptorProviderContext context)
    {
    }

    private static void Share<T>(IServiceCollection services)
        where T : class
    {
        var known = services.Single(service => service.ServiceType == typeof(T));
        services.Remove(known);
        services.AddSingleton(provider =>
        {
            lock (One)
            {
                return (T)(Made.TryGetValue(typeof(T), out var made) ? made : Made[typeof(T)] = ActivatorUtilities.CreateInstance(provider, known.ImplementationType!));
            }
        });
    }

    private static CompiledPageActionDescriptor Copy(CompiledPageActionDescriptor page) => new(page)
    {
        ActionConstraints = page.ActionConstraints,
        AttributeRouteInfo = page.AttributeRouteInfo,
        BoundProperties = page.BoundProperties,
        DeclaredModelTypeInfo = page.DeclaredModelTypeInfo,
        EndpointMetadata = page.EndpointMetadata,
        FilterDescriptors = page.FilterDescriptors,
        HandlerMethods = page.HandlerMethods,
        HandlerTypeInfo = page.HandlerTypeInfo,
        ModelTypeInfo = page.ModelTypeInfo,
        PageTypeInfo = page.PageTypeInfo,
        Parameters = page.Parameters,
        Properties = page.Properties,
        RouteValues = page.RouteValues,
    };

    private List<CompiledPageActionDescriptor> Read()
    {
        var (provider, context) = (reader(), new ActionDescriptorProviderContext());
        provider.OnProvidersExecuting(context);
        provider.OnProvidersExecuted(context);
        return [.. context.Results.Cast<CompiledPageActionDescriptor>()];
    }
}
