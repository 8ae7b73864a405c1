using Rapport.Shared;

namespace Rapport.Features.Coverage;

internal static class CoverageSlice
{
    public static IServiceCollection AddCoverage(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, CoverageHoldings>()
        .AddScoped<IFollowMerge, ShiftsMerge>()
        .AddScoped<IFollowPerson, ShiftsFollowPerson>()
        .AddScoped<TakeShift>()
        .AddScoped<LeaveShift>()
        .AddScoped<ShiftReader>()
        .AddScoped<CoverageReader>();

    public static void MapCoverage(this IEndpointRouteBuilder routes)
    {
    }
}
