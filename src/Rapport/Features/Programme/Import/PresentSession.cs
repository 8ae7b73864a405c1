namespace Rapport.Features.Programme.Import;

/// <summary>A session that the programme has from the source that is imported again.</summary>
/// <param name="Contributions">How many things readers and reporters have made in it.</param>
public sealed record PresentSession(Session Session, SessionShape Shape, int Contributions)
{
    public Guid Id => Session.Id;

    public string? Key => Session.SourceKey;
}
