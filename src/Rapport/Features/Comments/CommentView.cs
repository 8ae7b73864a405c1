using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>A comment as a page shows it to an audience.</summary>
public sealed record CommentView(Guid Id, Guid AboutId, Guid? ParentId, Guid AuthorId, string Author, string Text, DateTimeOffset PostedAt)
{
    public DateTimeOffset? EditedAt { get; init; }
    public Guid? SessionId { get; init; }
    public string EventAddress { get; init; } = "";
    public string ZoneName { get; init; } = "UTC";
    public bool IsSpeaker { get; init; }

    /// <summary>Whoever wrote it has no account: anybody may come by that name.</summary>
    public bool IsGuest { get; init; }

    public SubjectState State { get; init; }
    public Guid SpaceId { get; init; }

    /// <summary>What its words are marked with; null where nothing is.</summary>
    public ITextMarks? Marks { get; init; }

    public bool IsShown => State == SubjectState.Shown;

    /// <summary>Where one answers it without script.</summary>
    public string AnswerAddress => $"{EventAddress}/discuss/{AboutId}?comment={Id}";

    /// <summary>Where a reader says what is wrong with it.</summary>
    public string ReportAddress => $"{EventAddress}/report/{Id}";

    /// <summary>Where whoever it is about asks that it be taken down.</summary>
    public string TakeDownAddress => $"{EventAddress}/take-down/{Id}";

    public SafeHtml Words => Markup.FromMarkdown(Text).With(Marks);

    /// <summary>What stands in its stead where answers keep its place; nothing of the words or of who wrote them.</summary>
    public string Gone => State == SubjectState.Hidden ? "Hidden by an editor." : "Taken back by its author.";

    public string Clock(DateTimeOffset instant)
    {
        var zone = EventZone.Of(ZoneName);
        var wall = zone.ToWall(instant);
        return instant == PostedAt || wall.Date == zone.ToWall(PostedAt).Date ? wall.ToString("HH:mm") : wall.ToString("d MMMM, HH:mm");
    }
}
