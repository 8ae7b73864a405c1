using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>
/// Somebody says "this is about me: please take it down". It stays open until an editor has taken the thing down or has
/// said why not; whoever asked is told.
/// </summary>
public sealed class TakeDown
{
    public const int WordsLimit = Subject.ReasonLimit;
    public const int EmailLimit = OutgoingMail.AddressLimit;

    private TakeDown()
    {
    }

    public TakeDown(Guid id, Guid subjectId, string words, DateTimeOffset at) => (Id, SubjectId, Words, AskedAt) = (id, subjectId, words, at);

    public Guid Id { get; private set; }
    public Guid SubjectId { get; private set; }

    /// <summary>Null for a visitor without a name.</summary>
    public Guid? AskerId { get; private set; }

    /// <summary>Where a visitor wants the answer; null where they come back with the code.</summary>
    public string? Email { get; private set; }

    /// <summary>Of the code with which a visitor comes back for the answer.</summary>
    public byte[]? CodeHash { get; private set; }

    public string Words { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }
    public TakeDownAnswer Answer { get; private set; }

    /// <summary>The editor's sentence to whoever asked.</summary>
    public string AnswerWords { get; private set; } = "";

    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredById { get; private set; }

    public static Problem? Refuse(string words) =>
        words.Length == 0 ? new("reason_missing", "Please say in a few words what is about you in it.")
        : words.Length > WordsLimit ? new("reason_too_long", $"A reason has at most {WordsLimit} characters.")
        : null;

    public TakeDown By(Guid? askerId, string? email, byte[]? codeHash)
    {
        (AskerId, Email, CodeHash) = (askerId, email, codeHash);
        return this;
    }

    /// <summary>From here on the address of a visitor is not needed, and forgotten.</summary>
    public void Settle(TakeDownAnswer answer, string words, Guid byId, DateTimeOffset at) =>
        (Answer, AnswerWords, AnsweredById, AnsweredAt, Email) = (answer, words, byId, at, null);
}
