using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>The call and what was asked last, to stand in a page of somebody else's. Whoever looks at it sees what visitors see; each link opens apart.</summary>
[AllowAnonymous]
public sealed class EmbedPageModel(Places places, Callers callers, QuestionReader reader, TimeProvider time) : PlacePage(places, callers)
{
    private const int Shown = 5;

    public Call Call { get; private set; } = null!;

    public IReadOnlyList<QuestionLine> Latest { get; private set; } = [];

    public string Board => $"{Place.Address}/questions";

    public bool IsOpen => Event.Phase != Phase.Sealed && Call.IsOpenAt(time.Now());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Reader.IsSignedIn)
        {
            HttpContext.Share(Tag.Questions(Event.Id), Tag.Programme(Event.Id));
        }

        if (Event.Visibility != Visibility.Public || await reader.CallAsync(Event.Id, Shared.Reader.Visitor, cancellationToken) is not { } call)
        {
            return NotFound();
        }

        Call = call;
        Latest = [.. (await reader.BoardAsync(new(Event.Id, BoardOrder.Newest, [], 1), Shared.Reader.Visitor, cancellationToken)).Items.Take(Shown)];
        return Page();
    }
}
