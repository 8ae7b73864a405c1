using Microsoft.Playwright;

namespace Rapport.Bench.Capture;

/// <summary>How long a keystroke takes until its letter has been painted.</summary>
internal static class Typing
{
    private const string Watch =
        """
        () => {
          window.latencies = [];
          const box = document.querySelector("textarea[name=text]");
          box.focus();
          box.addEventListener("keydown", (key) => {
            const at = key.timeStamp;
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => window.latencies.push(performance.now() - at);
              channel.port2.postMessage(0);
            });
          }, true);
        }
        """;

    private const string Queue =
        """
        async (count) => {
          const { event } = document.querySelector("form[data-composer]").dataset;
          const author = document.querySelector(".me").dataset.person;
          const open = indexedDB.open("rapport");
          const db = await new Promise((done) => (open.onsuccess = () => done(open.result)));
          const act = db.transaction("items", "readwrite");
          for (let n = 0; n < count; n++) {
            const text = `Waiting note ${n}: the councillors of the eastern wards asked for the table that nobody had printed.`;
            act.objectStore("items").add({
              id: crypto.randomUUID(), event, author, kind: "entry.post", capturedAt: new Date().toISOString(), body: { entry: "note", text },
              fields: { entry: "note", text }, excerpt: text, file: null, state: { is: "waiting", sentence: null },
            });
          }
          await new Promise((done) => (act.oncomplete = done));
          db.close();
        }
        """;

    public static Task QueueAsync(IPage page, int items) => page.EvaluateAsync(Queue, items);

    /// <summary>Milliseconds of each keystroke, ascending.</summary>
    public static async Task<IReadOnlyList<double>> MeasureAsync(IPage page, int letters)
    {
        await page.EvaluateAsync(Watch);
        for (var n = 0; n < letters; n++)
        {
            await page.Keyboard.PressAsync(n % 7 == 6 ? "Space" : "abcdefg"[n % 7].ToString());
            await page.WaitForTimeoutAsync(60);
        }

        return [.. (await page.EvaluateAsync<double[]>("() => window.latencies")).Order()];
    }
}
