namespace Rapport.Features.Questions;

/// <summary>How far something came by its times, and stages as forms and devices write them.</summary>
internal static class StageWords
{
    public static Stage Of(DateTimeOffset? askedAt, DateTimeOffset? answeredAt) =>
        answeredAt is not null ? Stage.Answered : askedAt is not null ? Stage.Asked : Stage.Carried;

    public static string Code(this Stage stage) => stage.ToString().ToLowerInvariant();

    public static Stage? Read(string? code) => Enum.GetValues<Stage>().Cast<Stage?>().FirstOrDefault(stage => stage!.Value.Code() == code);
}
