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
    Notices,
    Installation,
    Marks,
}
