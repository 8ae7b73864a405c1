using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Somebody who takes part. With an account, a login of the same id lets them in.</summary>
public sealed class Person
{
    public const int NameLimit = 120;

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
    public string Name { get; private set; } = "";

    /// <summary>The one role for the whole installation.</summary>
    public bool IsHost { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>
    /// Who may read the page on which this person's sessions, words and entries stand together; author only is nobody.
    /// Null until they say so: then speakers have a page, and others have none.
    /// </summary>
    public Visibility? PageFor { get; private set; }

    public static Problem? Refuse(string name) =>
        string.IsNullOrWhiteSpace(name) ? new("name_missing", "Please give a name.")
        : name.Length > NameLimit ? new("name_too_long", $"A name has at most {NameLimit} characters.")
        : null;

    public void MakeHost() => IsHost = true;

    public void ShowPageTo(Visibility? readers) => PageFor = readers;

    public void Rename(string name) => Name = name;
}
