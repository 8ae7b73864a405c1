namespace Rapport.Browser.Tests;

/// <summary>The demo's event as its team works in it.</summary>
public sealed class TeamPageTests(Chromium chromium, Demo demo)
{
    [Fact]
    public async Task Every_page_that_the_team_of_an_event_works_on_is_calm_accessible_and_narrow_enough()
    {
        chromium.IsNeeded();
        var stage = await demo.StageAsync();
        await using var watched = await chromium.OpenAsync(stage.World);
        await watched.SignInAsync(stage.World, stage.Host);

        foreach (var look in Looks.Team)
        {
            await watched.LookAsync(look, stage.AddressOf(look.Route + look.Query));
        }
    }
}
