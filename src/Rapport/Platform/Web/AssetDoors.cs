namespace Rapport.Platform.Web;

public static class AssetDoors
{
    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{file}", (string file, AssetDoor door, HttpContext context) => door.SendAsync(file, context))
            .AllowAnonymous();
}
