using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A person's own word on the page that shows what they said, wrote and covered.</summary>
public sealed class OwnPersonPageModel(Callers callers, RapportDb db, Acts acts) : OwnPage(callers)
{
    private const int Most = 50;

    /// <summary>Null until the person says so: speakers have a page then, others none.</summary>
    public Visibility? PageFor { get; private set; }

    /// <summary>Where they speak, with the address of what is said about them there.</summary>
    public IReadOnlyList<(string Event, string Address)> Speaks { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Visibility? readers, CancellationToken cancellationToken)
    {
        var input = new ShowPageInput(Caller.PersonId, readers);
        var outcome = await acts.RunAsync((ShowPage act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (outcome.IsRefused)
        {
            await ReadAsync(cancellationToken);
            return Refused(outcome.Problem);
        }

        return Redirect("/account/page?done=1");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        PageFor = await db.People.Where(row => row.Id == Caller.PersonId).Select(row => row.PageFor).SingleOrDefaultAsync(cancellationToken);
        var rows = await db.Speakers.Where(speaker => speaker.PersonId == Caller.PersonId)
            .Join(db.Subjects, speaker => speaker.EventId, subject => subject.Id, (speaker, subject) => new { speaker.Id, subject.Title, subject.Address })
            .OrderByDescending(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        Speaks = rows.ConvertAll(row => (row.Title, $"{row.Address}/speakers/{row.Id}"));
    }
}
