using Rapport.Features.Capture;

namespace Rapport.Features.Record;

/// <summary>A form that gives an entry this text on top of what is shown, as it is or to be edited first.</summary>
public sealed record TextForm(TextsView Texts, EntryContent Content, string Verb)
{
    /// <summary>Set where the text is edited before it is sent: what its box is called.</summary>
    public string? Box { get; init; }
}
