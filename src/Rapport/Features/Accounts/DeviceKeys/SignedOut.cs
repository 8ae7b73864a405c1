using Microsoft.AspNetCore.Http.HttpResults;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>What a device is told whose request is nobody's.</summary>
public static class SignedOut
{
    public static ProblemHttpResult Answer(HttpContext context)
    {
        var (problem, status) = context.Features.Get<KeyRefusal>() ?? new(DeviceKeyProblems.SignedOut, StatusCodes.Status401Unauthorized);
        return TypedResults.Problem(title: problem.Sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
    }
}
