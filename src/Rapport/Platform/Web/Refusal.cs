using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>A refusal as devices get it: problem details (RFC 9457) with the sentence as their title and the code beside it.</summary>
internal static class Refusal
{
    public static ProblemHttpResult Of(int status, Problem problem) =>
        TypedResults.Problem(title: problem.Sentence, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = problem.Code });
}
