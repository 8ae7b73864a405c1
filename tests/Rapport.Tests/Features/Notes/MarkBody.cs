namespace Rapport.Tests.Features.Notes;

/// <summary>The body of <c>passage.mark</c>.</summary>
internal sealed record MarkBody(Guid Note, int Generation, object From, object To, string Words)
{
    /// <summary>As it travels.</summary>
    public object Body => new { note = Note, generation = Generation, from = From, to = To, words = Words };
}
