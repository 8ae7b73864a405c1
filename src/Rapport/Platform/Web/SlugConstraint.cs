using Microsoft.AspNetCore.Routing.Matching;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>
/// <c>{space:slug}</c>: no word that is an address of ours names a space, event or session, nor does one that no title makes: so
/// nobody fills memory with words that lead nowhere. The router then need not
/// follow such a word down both ways; without it every literal doubles what stands below a parameter.
/// </summary>
public sealed class SlugConstraint : IRouteConstraint, IParameterLiteralNodeMatchingPolicy
{
    public const string Name = "slug";

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string value && Slug.IsValid(value);

    public bool MatchesLiteral(string parameterName, string literal) => Slug.IsValid(literal);
}
