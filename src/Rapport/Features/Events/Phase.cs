namespace Rapport.Features.Events;

/// <summary>Where an event stands. Set by the organiser, suggested by the clock; the numbers are stored.</summary>
public enum Phase
{
    Before = 0,
    Live = 1,
    After = 2,
    Sealed = 3,
}
