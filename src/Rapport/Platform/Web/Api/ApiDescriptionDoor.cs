namespace Rapport.Platform.Web.Api;

/// <summary>
/// The description of the device API at <c>/openapi/v1.json</c> (OpenAPI 3.1). It is written by hand, since a batch, a
/// stream and the codes of refusals cannot be told from the types of handlers; tests hold it to the routes and the wire shapes.
/// </summary>
internal static class ApiDescriptionDoor
{
    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/openapi/v1.json", Send).WithName("ApiDescription").AllowAnonymous();

    private static IResult Send() => TypedResults.Stream(
        typeof(ApiDescriptionDoor).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("The API's description is missing from the program."),
        "application/json");
}
