using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// What one form makes. The form brings the id, and the activity of the making has it too, so that a second click makes
/// no second thing; the hash of what was sent tells it from a clash of ids.
/// </summary>
public sealed record Making(Guid Id, string Verb, byte[] Hash)
{
    public static readonly Problem IdTaken =
        new("id_taken", "What stands here was not added: this form has already been used. Send it once more to add it.");

    /// <param name="brought">The form's id; without one that is fit, the thing is made anew each time.</param>
    /// <param name="verb">Of the making.</param>
    /// <param name="input">All that was sent, with its maker and its place.</param>
    /// <param name="time">For an id of our own.</param>
    public static Making Of<T>(Guid? brought, string verb, T input, TimeProvider time) =>
        new(brought is { } id && Ids.IsAcceptable(id) ? id : Ids.New(time), verb, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input)));

    /// <summary>Whether it is made already; refused where the id belongs to something else.</summary>
    public async Task<Outcome<bool>> IsMadeAsync(RapportDb db, CancellationToken cancellationToken)
    {
        // In this order: what a click at the same moment commits between the two is taken for what it is.
        var isThere = await db.Subjects.AnyAsync(subject => subject.Id == Id, cancellationToken);
        var earlier = await db.Activities.AsNoTracking().SingleOrDefaultAsync(activity => activity.Id == Id, cancellationToken);
        return earlier is null
            ? isThere ? IdTaken : false
            : earlier.Verb == Verb && Hash.AsSpan().SequenceEqual(earlier.BodyHash) ? true : IdTaken;
    }

    public Activity Told(Subject subject, Guid? makerId, DateTimeOffset at) => new Activity(Id, Verb, subject, makerId, at).OfOperation(Hash);
}
