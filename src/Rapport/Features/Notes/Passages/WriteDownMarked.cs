using Rapport.Features.Notes.Rooms;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>When a passage was marked, its note is written down anew, so that the place can be seen. Nobody wrote in it.</summary>
internal sealed class ProjectPassages(Doorbell doorbell, NoteTexts texts) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        doorbell.Subscribe(Heed);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Heed(IReadOnlyList<Activity> activities)
    {
        foreach (var note in activities.Where(activity => activity.Verb == MarkPassage.Verb).Select(activity => activity.AboutId).OfType<Guid>().Distinct())
        {
            texts.Want(note);
        }
    }
}
