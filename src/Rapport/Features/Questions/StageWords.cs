namespace Rapport.Features.Questions;

/// <summary>Stages as forms and devices write them.</summary>
internal static class StageWords
{
    public static string Code(this Stage stage) => stage.ToString().ToLowerInvariant();

    public static Stage? Read(string? code) => Enum.GetValues<Stage>().Cast<Stage?>().FirstOrDefault(stage => stage!.Value.Code() == code);
}
