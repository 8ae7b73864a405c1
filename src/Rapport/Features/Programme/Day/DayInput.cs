using System.ComponentModel.DataAnnotations;

namespace Rapport.Features.Programme.Day;

/// <summary>A change of the day as a form states it, all text; the preview and the act read the same.</summary>
public sealed record DayInput
{
    /// <summary>One of move, swap, late, cancel, undo; empty while none was chosen.</summary>
    [StringLength(20)]
    public string? Act { get; init; }

    public Guid? Session { get; init; }
    public Guid? Room { get; init; }

    /// <summary>The room to swap with.</summary>
    public Guid? Other { get; init; }

    [StringLength(10)]
    public string? Day { get; init; }

    [StringLength(8)]
    public string? Start { get; init; }

    [StringLength(6)]
    public string? Minutes { get; init; }

    /// <summary>For a swap: every later day too.</summary>
    public bool OnAndOn { get; init; }

    /// <summary>For running late: breaks and gaps shrink until the room is on time again.</summary>
    public bool CatchUp { get; init; }

    [StringLength(Programme.Session.ReasonLimit)]
    public string? Reason { get; init; }

    /// <summary>With the next release rather than now.</summary>
    public bool Later { get; init; }
}
