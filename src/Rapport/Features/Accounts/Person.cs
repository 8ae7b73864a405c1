using System.Text;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Somebody who takes part. With an account, a login of the same id lets them in.</summary>
public sealed class Person
{
    public const int NameLimit = 120;

    /// <summary>What stands for the name of somebody who erased themselves.</summary>
    public const string Gone = "Somebody who left";

    private Person()
    {
    }

    public Person(Guid id, string name, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        CreatedAt = createdAt;
    }

    public Guid Id { get; private set; }

    /// <summary>What others read: the person's own name or a pseudonym. No other column is ever shown for it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name behind a pseudonym, for nobody but its owner; null where the own name is shown.</summary>
    public string? OwnName { get; private set; }

    public PhotoConsent Photos { get; private set; }

    public Quotation Quotation { get; private set; }

    /// <summary>The one role for the whole installation.</summary>
    public bool IsHost { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>
    /// Who may read the page on which this person's sessions, words and entries stand together; author only is nobody.
    /// Null until they say so: then speakers have a page, and others have none.
    /// </summary>
    public Visibility? PageFor { get; private set; }

    /// <summary>Since when there is nobody behind this row any more.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Of somebody erased: what they wrote stayed, without their name.</summary>
    public bool LeftWords { get; private set; }

    public static Problem? Refuse(string name) =>
        !name.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? new("name_missing", "Please give a name.")
        : name.Equals(Gone, StringComparison.OrdinalIgnoreCase) ? new("name_taken", "That stands here for people who left. Please give another name.")
        : name.Length > NameLimit ? new("name_too_long", $"A name has at most {NameLimit} characters.")
        : null;

    public void MakeHost() => IsHost = true;

    public void ShowPageTo(Visibility? readers) => PageFor = readers;

    public void Rename(string name) => (Name, OwnName) = OwnName is null ? (name, null) : (Name, name);

    /// <summary>Shows another name instead of the own one; null shows the own one again.</summary>
    public void GoBy(string? pseudonym) => (Name, OwnName) = pseudonym is null ? (OwnName ?? Name, null) : (pseudonym, OwnName ?? Name);

    public void Agree(PhotoConsent photos, Quotation quotation) => (Photos, Quotation) = (photos, quotation);

    public PersonShown ShownAt(DateTimeOffset now) => new(Id, Name, OwnName is not null, Quotation, now);

    public void Erase(Erasure erasure)
    {
        (Name, OwnName, IsHost, PageFor) = (Gone, null, false, null);
        (Photos, Quotation) = (PhotoConsent.Ask, Quotation.Named);
        (ErasedAt, LeftWords) = (erasure.At, erasure.KeepsWords);
    }
}
