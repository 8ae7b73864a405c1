using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Images;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Programme.Speakers;

/// <summary>A speaker's biography and portrait, for editors and for the speaker. The form is read by hand, after it is known who sends it.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ReadsOwnForm]
public sealed class SpeakerPageModel(Places places, Callers callers, RapportDb db, Acts acts, PictureKeeper pictures) : PlacePage(places, callers)
{
    private static readonly Problem Unreadable = new("form_unreadable", "The form did not arrive whole. Please send it again.");

    public Speaker Speaker { get; private set; } = null!;

    public string Biography { get; private set; } = "";

    /// <summary>Nobody else reads it as long as another name stands for theirs.</summary>
    public bool IsWithheld => BiographyWords.IsWithheld(Speaker);

    public bool IsSealed => Event.Phase == Phase.Sealed;

    protected override bool IsFor(Reader reader) => reader.IsSignedIn;

    public async Task<IActionResult> OnGetAsync(Guid speaker, CancellationToken cancellationToken)
    {
        Problem = IsSealed ? ProgrammeProblems.Sealed : null;
        return await LoadAsync(speaker, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid speaker, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(speaker, cancellationToken))
        {
            return NotFound();
        }

        var form = await UploadForm.ReadAsync(HttpContext, Unreadable, ImageProblems.TooHeavy, cancellationToken);
        var done = form.IsRefused ? form.Problem : await DescribeAsync(form.Value, cancellationToken);
        if (!done.IsRefused)
        {
            pictures.Drop(done.Value);
            return Redirect($"{Place.Address}/speakers/{speaker}?saved=1");
        }

        return Refused(done.Problem);
    }

    private async Task<Outcome<string>> DescribeAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var (typed, before) = (form["biography"].ToString().ReplaceLineEndings("\n"), Biography);
        Biography = typed;
        var input = new DescribeSpeakerInput(Event.Id, Speaker.Id, Reader)
        {
            Biography = typed,
            IsBiographyChanged = typed.Trim() != before.ReplaceLineEndings("\n").Trim(),
            DropsPortrait = form["drop"] == "true",
        };
        if (form.Files["portrait"] is { Length: > 0 } file)
        {
            var kept = await pictures.KeepAsync(file, cancellationToken);
            if (kept.IsRefused)
            {
                return kept.Problem;
            }

            input = input with { Portrait = kept.Value };
        }

        var done = await acts.RunAsync((DescribeSpeaker act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (done.IsRefused)
        {
            pictures.Drop(input.Portrait?.Key);
        }

        return done;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Speakers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.EventId == Event.Id, cancellationToken);
        if (found is null || !DescribeSpeaker.MayDescribe(found, Reader))
        {
            return false;
        }

        (Speaker, Biography) = (found, BiographyWords.AsTyped(found, isOwn: found.PersonId is not null && found.PersonId == Reader.PersonId));
        return true;
    }
}
