using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>
/// Makes a file's row and what it shows, and keeps both or neither. Files of a refused or broken one go; files that a
/// better one replaced go after the commit.
/// </summary>
public sealed class KeepArrived(FileStore store, Photos photos, Acts acts)
{
    /// <param name="make">Writes files into the store and names each to the list at once.</param>
    public async Task<Outcome<FileRef>> RunAsync(Func<List<string>, CancellationToken, Task<Outcome<MediaFile>>> make, CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        try
        {
            var made = await make(kept, cancellationToken);
            if (made.IsRefused)
            {
                return made.Problem;
            }

            // A commit that broke off may have happened: then its files must stay.
            var all = kept;
            kept = [];
            var answer = await acts.RunAsync((KeepMedia act, CancellationToken token) => act.RunAsync(made.Value, token), CancellationToken.None);
            kept = answer.Match(one => [.. one.Spare], _ => all);
            photos.Forget(made.Value.Id);
            return answer.Match<Outcome<FileRef>>(one => one.File, problem => problem);
        }
        finally
        {
            kept.ForEach(store.Delete);
        }
    }
}
