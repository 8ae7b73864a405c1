using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>The address of a new space or event: the one asked for, or the first free one that its name makes.</summary>
public static class NewSlug
{
    // The end of a long slug gives way to its number.
    private const int RoomForNumber = 8;

    /// <param name="taken">The slugs in use there.</param>
    public static async Task<Outcome<string>> ChooseAsync(string? wanted, string name, IQueryable<string> taken, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(wanted))
        {
            var slug = Slug.From(name);
            var start = slug[..Math.Min(slug.Length, Slug.Limit - RoomForNumber)];
            var near = await taken.Where(other => other.StartsWith(start)).ToListAsync(cancellationToken);
            return Slug.FirstFree(slug, near.Contains);
        }

        wanted = wanted.Trim();
        return !Slug.IsValid(wanted) ? new Problem("address_wrong", "A web address has small letters, digits and single hyphens, and is not one of Rapport’s own words.")
            : await taken.ContainsAsync(wanted, cancellationToken) ? new Problem("address_taken", $"The web address “{wanted}” is taken.")
            : wanted;
    }
}
