namespace Rapport.Shared;

public enum TagKind
{
    Subject,
    Session,
    Event,
    Programme,
    Questions,
    Space,
    Person,
    Installation,
    Marks,
}
