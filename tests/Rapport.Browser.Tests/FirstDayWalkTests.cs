namespace Rapport.Browser.Tests;

/// <summary>A whole first day, from the address on the console to the sealed record, as the people in it see it.</summary>
public sealed class FirstDayWalkTests(Chromium chromium)
{
    [Fact]
    public async Task A_first_day_from_setting_up_to_the_sealed_record()
    {
        await using var day = await FirstDay.OpenAsync(chromium);

        await day.SetUpAsync();
        await day.CallAsync("What should we talk about?");
        await day.LetGuestsInOnceApprovedAsync();
        await day.InviteAsync("rita@example.org", "Rita Reporter");
        await day.AddSessionAsync("Baselines that last", "Great Hall", "10:00");
        await day.AddSessionAsync("Who owns the numbers?", "Room 2", "11:00");
        await day.ReleaseAsync();

        await day.JoinByCodeAsync("Gwen Guest");
        await day.AskAsync("Who reads the reports?");
        await day.LetInAsync("Gwen Guest");
        await day.VoteAsync("Who reads the reports?");
        await day.CarryAsync("Who reads the reports?", "Baselines that last");
        await day.ReadFateAsync("Who reads the reports?", "Baselines that last");

        await day.OpenTheDayAsync();
        await day.CaptureAsync("Nobody had read the annual report.", "Baselines that last");
        await day.ChangeRoomAsync("Who owns the numbers?", "Great Hall");
        await day.FindAsync("annual report");
        await day.SealAsync("Nobody had read the annual report.");
    }
}
