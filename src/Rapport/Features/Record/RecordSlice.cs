namespace Rapport.Features.Record;

internal static class RecordSlice
{
    public static IServiceCollection AddRecord(this IServiceCollection services) => services;

    public static void MapRecord(this IEndpointRouteBuilder routes)
    {
    }
}
