using Rapport.Features.Coverage;
using Rapport.Features.Notes;
using Rapport.Features.Programme;
using Rapport.Features.Questions.Floor;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A session as its page shows it.</summary>
public sealed record SessionPageView(Session Session, string Address, string? Room, int CommentCount, Visibility Visibility)
{
    /// <summary>Up to which number of the log it knows everything.</summary>
    public long LiveAt { get; init; }

    public bool HasClosedThread { get; init; }

    public IReadOnlyList<SpeakerLine> Speakers { get; init; } = [];

    /// <summary>How its event takes questions from the floor.</summary>
    public required FloorRules Floor { get; init; }

    /// <summary>What people asked and this session takes up.</summary>
    public IReadOnlyList<AskedLine> Questions { get; init; } = [];

    /// <summary>What several wrote together about it.</summary>
    public IReadOnlyList<NoteView> Notes { get; init; } = [];

    /// <summary>Who is to cover it; nobody for who is not of the team.</summary>
    public IReadOnlyList<ShiftLine> Shifts { get; init; } = [];

    /// <summary>What its abstract is marked with; null where nothing is.</summary>
    public ITextMarks? Marks { get; init; }

    public SafeHtml Abstract => (Session.AbstractFormat switch
    {
        AbstractFormat.Html => Markup.FromHtml(Session.Abstract),
        AbstractFormat.Markdown => Markup.FromMarkdown(Session.Abstract),
        _ => Markup.FromPlain(Session.Abstract),
    }).With(Marks);

    /// <summary>Before, now or after, by the clock.</summary>
    public SessionMode ModeAt(DateTimeOffset now) =>
        Session.StartsAt is not { } start || now < start ? SessionMode.Before
        : now < Session.EndsAt ? SessionMode.Now
        : SessionMode.After;
}
