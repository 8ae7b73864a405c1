using Rapport.Shared;

namespace Rapport.Features.Glossary;

internal static class GlossarySlice
{
    public static IServiceCollection AddGlossary(this IServiceCollection services) => services
        .AddSingleton(Term.Staleness)
        .AddScoped<IHoldAboutPeople, GlossaryHoldings>()
        .AddSingleton<Glossaries>()
        .AddSingleton<ITextMarker>(scope => scope.GetRequiredService<Glossaries>())
        .AddScoped<SaveTerm>()
        .AddScoped<RemoveTerm>()
        .AddScoped<ImportGlossary>();

    public static void MapGlossary(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{space:slug}/glossary.json", GlossaryDoor.ReadAsync).WithName("ReadGlossary").AllowAnonymous();
        routes.MapGet("/{space:slug}/glossary.csv", GlossaryDoor.ExportAsync).WithName("ExportGlossary").AllowAnonymous();
    }
}
