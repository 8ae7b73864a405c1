using Microsoft.Playwright;

namespace Rapport.Browser.Tests;

/// <summary>Somebody who goes through a page by keyboard.</summary>
internal static class Keys
{
    private const string Focus =
        """
        () => {
          const at = document.activeElement;
          if (at === document.body) return null;
          const label = at.closest('label') ?? at;
          const marked = [at, label].some(place => {
            const style = getComputedStyle(place);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          });
          const box = label.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + Math.min(box.width, innerWidth) / 2, box.y + Math.min(box.height, innerHeight) / 2);
          const seen = top !== null && (at.contains(top) || label.contains(top) || top.contains(at));
          const name = at.id || at.name || at.textContent.trim().replace(/\s+/g, ' ');
          return `${at.tagName.toLowerCase()} ${name}${marked ? '' : ' UNMARKED'}${seen ? '' : ' COVERED'}`;
        }
        """;

    /// <summary>Presses Tab from the top of the page to its end: everything that one stops at, and what is wrong with how it shows.</summary>
    public static async Task<List<string>> StopsAsync(this IPage page)
    {
        var stops = new List<string>();
        for (var presses = 0; presses < 200; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(Focus) is not { } stop)
            {
                break;
            }

            stops.Add(stop);
        }

        return stops;
    }

    /// <summary>Presses Tab until there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        for (var presses = 0; presses < 100; presses++)
        {
            if (await target.EvaluateAsync<bool>("target => target === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never came to {target}.");
    }
}
