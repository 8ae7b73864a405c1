using Rapport.Features.Notes.Projection;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>When a passage was marked, its note is written down anew, so that the place can be seen. Nobody wrote in it.</summary>
internal sealed class WriteDownMarked(Doorbell doorbell, NotesToWriteDown notes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        doorbell.OnCommitted(Want);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Want(IReadOnlyList<Activity> activities)
    {
        foreach (var note in activities.Where(activity => activity.Verb == MarkPassage.Verb).Select(activity => activity.AboutId).OfType<Guid>().Distinct())
        {
            notes.Want(note);
        }
    }
}
