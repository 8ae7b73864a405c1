using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Rapport.Features.Accounts;

namespace Rapport.Browser.Tests;

/// <summary>
/// A page whose every complaint is counted: blocked by the content policy, errors on the console, exceptions, dialogs.
/// <see cref="AssertCalm"/> says that there was none.
/// </summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private const string ReportViolations =
        "addEventListener('securitypolicyviolation', e => window.rapportViolation(`${e.violatedDirective} blocked ${e.blockedURI} on ${e.documentURI}`), true)";

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> violations = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<string> dialogs = new();

    private WatchedPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public IReadOnlyCollection<string> Violations => violations;

    public IReadOnlyCollection<string> Errors => errors;

    public IReadOnlyCollection<string> Dialogs => dialogs;

    internal static async Task<WatchedPage> WatchAsync(IBrowserContext context)
    {
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.Page.ExposeFunctionAsync("rapportViolation", (string violation) => watched.violations.Enqueue(violation));
        await watched.Page.AddInitScriptAsync(ReportViolations);
        watched.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                watched.errors.Enqueue(message.Text);
            }
        };
        watched.Page.PageError += (_, failure) => watched.errors.Enqueue(failure);
        watched.Page.Dialog += async (_, dialog) =>
        {
            watched.dialogs.Enqueue(dialog.Message);
            await dialog.DismissAsync();
        };
        return watched;
    }

    /// <summary>Goes to an address of the world and waits until the page has come to rest.</summary>
    public async Task<IResponse> GoAsync(string address) =>
        (await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load }))!;

    /// <summary>From now on the page is this person's.</summary>
    public async Task SignInAsync(World world, Person person) => await context.AddCookiesAsync(
        [new Cookie { Name = Callers.Cookie, Value = await world.CookieAsync(person), Url = world.Address.ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);

    public void AssertCalm()
    {
        Assert.Empty(violations);
        Assert.Empty(errors);
        Assert.Empty(dialogs);
    }

    /// <summary>Nothing that a machine can tell stands in the way of anybody: axe finds zero violations, in light and in dark.</summary>
    public async Task AxeAsync()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await Page.RunAxe();
            var found = result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{scheme} {rule.Id}: {rule.Help} — {node.Html}")).ToList();
            Assert.True(found.Count == 0, string.Join('\n', found));
        }
    }

    /// <summary>Pictures for people to look at, at the width of a phone and of a desk, in light and in dark.</summary>
    public async Task PicturesAsync(string name)
    {
        var folder = Repository.Path("artifacts/pictures");
        foreach (var (width, height) in new[] { (390, 844), (1280, 900) })
        {
            await Page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                var file = $"{name}-{width}-{(scheme == ColorScheme.Light ? "light" : "dark")}.png";
                await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, file), FullPage = true });
            }
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
