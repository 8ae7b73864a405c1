using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
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

    private const string TooWide =
        """
        () => {
          const width = document.documentElement.clientWidth;
          const scrolls = part => part !== null && part !== document.body && (getComputedStyle(part).overflowX !== "visible" || scrolls(part.parentElement));
          if (document.documentElement.scrollWidth <= width) return "";
          const parts = [...document.querySelectorAll("body *")].filter(part => part.getBoundingClientRect().right > width && !scrolls(part.parentElement));
          return `${location} is wider than ${width} px: ${parts.map(part => part.cloneNode().outerHTML).join(" ")}`;
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> violations = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<string> dialogs = new();
    private int looks;

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
        // From the first moment on: a chooser that opened before it was awaited would stay open unseen, and no second one opens.
        watched.Page.FileChooser += (_, _) => { };
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
    /// <param name="at">Where the browser finds the world, if not at its own address.</param>
    public async Task SignInAsync(World world, Person person, Uri? at = null) => await context.AddCookiesAsync(
        [new Cookie { Name = Callers.Cookie, Value = await world.CookieAsync(person), Url = (at ?? world.Address).ToString(), HttpOnly = true, SameSite = SameSiteAttribute.Lax }]);

    public void AssertCalm()
    {
        Assert.Empty(violations);
        Assert.Empty(errors);
        Assert.Empty(dialogs);
    }

    /// <summary>Goes there and holds all that a picture can be judged by; leaves the pictures for people to look at.</summary>
    internal async Task LookAsync(Look look, string address)
    {
        Assert.Equal((address, look.Status), (address, (await GoAsync(address)).Status));
        await LookAsync(look.Name, look.Status);
    }

    /// <summary>The same for the page as it stands, the answer to a form for one.</summary>
    public async Task LookAsync(string name, int status = 200)
    {
        Forgive(status);
        await AxeAsync();
        await AssertFitsAsync(320);
        await PicturesAsync(name);
        AssertCalm();
    }

    // Chromium reports a page that says no as an error, too.
    private void Forgive(int status)
    {
        var others = errors.Where(error => status < 400 || !error.Contains($"a status of {status}", StringComparison.Ordinal)).ToList();
        errors.Clear();
        others.ForEach(errors.Enqueue);
    }

    /// <summary>Nothing makes the page scroll sideways.</summary>
    public async Task AssertFitsAsync(int width)
    {
        await Page.SetViewportSizeAsync(width, 640);
        var tooWide = await Page.EvaluateAsync<string>(TooWide);
        Assert.True(tooWide.Length == 0, tooWide);
    }

    /// <summary>
    /// Nothing that a machine can tell stands in the way of anybody: axe finds zero violations. One page is looked at in the
    /// light, the next in the dark; <c>./test --long</c> looks at each in both, again at what other colours can change.
    /// </summary>
    public async Task AxeAsync()
    {
        // Run in the page itself, which has no frames: the package's own way opens two more pages for each run.
        await Page.EvaluateAsync(Axe);
        var first = looks++ % 2 == 0 ? ColorScheme.Light : ColorScheme.Dark;
        await AxeAsync(first, "{ resultTypes: ['violations'] }");
        if (LongRun.IsAsked)
        {
            await AxeAsync(first == ColorScheme.Light ? ColorScheme.Dark : ColorScheme.Light, "{ runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }");
        }
    }

    private async Task AxeAsync(ColorScheme scheme, string rules)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var found = await Page.EvaluateAsync<string[]>(
            $"axe.run({rules}).then(ran => ran.violations.flatMap(rule => rule.nodes.map(node => `${{rule.id}}: ${{rule.help}} — ${{node.html}}`)))");
        Assert.True(found.Length == 0, $"{scheme} {Page.Url}\n{string.Join('\n', found)}");
    }

    /// <summary>Pictures for people to look at, at the width of a phone and of a desk, in light and in dark: <c>./test --long</c> takes them.</summary>
    public async Task PicturesAsync(string name)
    {
        if (!LongRun.IsAsked)
        {
            return;
        }

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

    /// <summary>A word that a person would look for: its role and its name as it is heard.</summary>
    public ILocator Find(AriaRole role, string name) => Page.GetByRole(role, new() { Name = name, Exact = true });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
