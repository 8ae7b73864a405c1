using Rapport.Shared;

namespace Rapport.Features.Events.Checklist;

/// <summary>Something to do or to remember for an event: "book the hall", a lesson learned. The next event starts from these lines.</summary>
public sealed class ChecklistLine
{
    public const int TextLimit = 300;

    private ChecklistLine()
    {
    }

    public ChecklistLine(Guid id, Guid eventId, string text, int position)
    {
        Id = id;
        EventId = eventId;
        Text = text;
        Position = position;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public string Text { get; private set; } = "";
    public int Position { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    public Guid? DoneById { get; private set; }

    public static Problem? Refuse(string text) =>
        text.Length == 0 ? new("text_missing", "There is nothing written yet.")
        : text.Length > TextLimit ? new("text_too_long", $"A line has at most {TextLimit} characters.")
        : null;

    public void Say(string text) => Text = text;

    public void Stand(int position) => Position = position;

    public void Finish(Guid? byId, DateTimeOffset at) => (DoneById, DoneAt) = (byId, at);

    public void Reopen() => (DoneById, DoneAt) = (null, null);
}
