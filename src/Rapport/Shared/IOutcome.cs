namespace Rapport.Shared;

/// <summary>What every outcome can tell without its value: whether a rule refused the act.</summary>
public interface IOutcome
{
    bool IsRefused { get; }
}
