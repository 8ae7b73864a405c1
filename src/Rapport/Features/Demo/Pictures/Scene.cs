using Rapport.Platform.Images;

namespace Rapport.Features.Demo.Pictures;

/// <summary>The photos of the demo, drawn when they are needed: nobody's picture, and no file to carry.</summary>
internal static class Scene
{
    public const int Width = 1200;
    public const int Height = 800;

    public static readonly IReadOnlyDictionary<string, Action<Canvas>> All = new Dictionary<string, Action<Canvas>>
    {
        ["hall"] = Hall.Draw,
        ["flipchart"] = FlipChart.Draw,
        ["guildhall"] = Guildhall.Draw,
        ["lake"] = Lake.Draw,
        ["notes"] = StickyNotes.Draw,
        ["tea"] = Tea.Draw,
        ["windows"] = Windows.Draw,
        ["number"] = QueueBoard.Draw,
        ["dots"] = Dots.Draw,
        ["telephone"] = Telephone.Draw,
        ["map"] = RouteMap.Draw,
    };

    public static byte[] Draw(string name)
    {
        var canvas = new Canvas(Width, Height);
        All[name](canvas);
        return canvas.ToJpeg();
    }
}
