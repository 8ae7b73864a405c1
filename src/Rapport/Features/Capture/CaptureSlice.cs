using Rapport.Features.Capture.Operations;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Capture;

internal static class CaptureSlice
{
    public static IServiceCollection AddCapture(this IServiceCollection services)
    {
        services.AddScoped<IHoldAboutPeople, CaptureHoldings>();
        services.AddScoped<IFollowPerson, EntriesFollowPerson>();
        services.AddScoped<IFollowMerge, EntriesMerge>();
        services.AddScoped<EntryLookup>();
        services.AddScoped<IOperationKind, PostEntry>();
        services.AddScoped<IOperationKind, AmendEntry>();
        services.AddScoped<IOperationKind, WithdrawEntry>();
        services.AddScoped<IOperationKind, SetEntryVisibility>();
        foreach (var mark in EntryMark.All)
        {
            services.AddScoped<IOperationKind>(scope => new MarkEntry(scope.GetRequiredService<EntryLookup>(), mark));
        }

        services.AddScoped<EntryFragments>();
        services.AddScoped<EntryStream>();
        services.AddScoped<IFragmentSource>(scope => scope.GetRequiredService<EntryFragments>());
        services.AddScoped<ISearchText, EntrySearchText>();
        services.AddScoped<IListPhotos, SessionPhotos>();
        services.AddScoped<LearnTitle>();
        services.AddOptions<CaptureOptions>().BindConfiguration(CaptureOptions.Section).ValidateOnStart();
        return services.AddHostedService<LinkTitles>();
    }

    public static void MapCapture(this IEndpointRouteBuilder routes)
    {
    }
}
