namespace Rapport.Features.Programme.Speakers;

/// <summary>Where names lead in a space: the pages of people that an audience may read.</summary>
public sealed record PersonLinks(
    IReadOnlyDictionary<Guid, string> BySpeaker, IReadOnlyDictionary<Guid, string> ByPerson, IReadOnlySet<Guid> Chosen)
{
    public string? OfSpeaker(Guid? speakerId) => speakerId is { } id ? BySpeaker.GetValueOrDefault(id) : null;

    /// <summary>The page of an account: a speaker's, or one that its person asked for.</summary>
    public string? OfPerson(Guid? personId) => personId is { } id ? ByPerson.GetValueOrDefault(id) : null;

    /// <summary>Whether a name leads to this address.</summary>
    public bool Leads(string address) => BySpeaker.Values.Contains(address) || ByPerson.Values.Contains(address);

    /// <summary>Only where the person said themselves that they want a page.</summary>
    public string? OfAsker(Guid personId) => Chosen.Contains(personId) ? OfPerson(personId) : null;
}
