using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Rapport.Platform.Data;

/// <summary><c>GET /health</c>: the server answers and its database does.</summary>
internal static partial class HealthDoor
{
    public const string Path = "/health";

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, CheckAsync).WithName("Health").AllowAnonymous();

    private static async Task<Results<ContentHttpResult, StatusCodeHttpResult>> CheckAsync(
        [FromServices] RapportDb db, [FromServices] ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        try
        {
            await db.Streams.AnyAsync(cancellationToken);
            return TypedResults.Text("ok");
        }
        catch (System.Data.Common.DbException failure)
        {
            Log.Unreachable(loggers.CreateLogger(typeof(HealthDoor)), failure);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer.")]
        public static partial void Unreachable(ILogger logger, Exception failure);
    }
}
