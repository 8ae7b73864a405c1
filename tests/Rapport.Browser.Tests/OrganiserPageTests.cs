namespace Rapport.Browser.Tests;

/// <summary>The demo as its organiser works on it.</summary>
public sealed class OrganiserPageTests(Chromium chromium, Demo demo)
{
    [Fact]
    public async Task Every_page_that_an_organiser_works_on_is_calm_accessible_and_narrow_enough()
    {
        chromium.IsNeeded();
        var stage = await demo.StageAsync();
        await using var watched = await chromium.OpenAsync(stage.World);
        await watched.SignInAsync(stage.World, stage.Host);

        foreach (var look in Looks.Organiser)
        {
            await watched.LookAsync(look, stage.AddressOf(look.Route) + look.Query);
        }
    }
}
