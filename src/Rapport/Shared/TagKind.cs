namespace Rapport.Shared;

public enum TagKind
{
    Subject,
    Session,
    Event,
    Programme,
    Space,
    Person,
    Installation,
    Marks,
}
