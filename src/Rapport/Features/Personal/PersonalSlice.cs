using Rapport.Shared;

namespace Rapport.Features.Personal;

internal static class PersonalSlice
{
    public static IServiceCollection AddPersonal(this IServiceCollection services) => services
        .AddScoped<IHoldAboutPeople, ActivityHoldings>()
        .AddScoped<OwnHoldings>()
        .AddScoped<OwnArchive>()
        .AddScoped<AboutMeParts>()
        .AddScoped<AnswerQuote>()
        .AddScoped<ErasePerson>()
        .AddScoped<ErasedFiles>()
        .AddScoped<Erasing>()
        .AddHostedService<ReplayErasures>();

    public static void MapPersonal(this IEndpointRouteBuilder routes)
    {
    }
}
