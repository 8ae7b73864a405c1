namespace Rapport.Bench.Staging;

/// <summary>An entry as a device sends it.</summary>
internal sealed record PostedEntry(Guid Id, DateTimeOffset CapturedAt, string Kind, string Text, Guid? Session = null)
{
    private const string Words =
        "The council measured how long a repair takes from the first call to the last visit, and found that the median hid the people who called three times.";

    public static PostedEntry Note(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var length = 60 + (number * 37 % (Words.Length - 60));
        return new(Guid.CreateVersion7(now), now, "note", $"{number}. {Words[..length]}");
    }
}
