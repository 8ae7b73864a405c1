namespace Rapport.Browser.Tests;

/// <summary>Every page that the tests look at. <see cref="PageTests"/> holds that none of the product is missing.</summary>
internal static class Looks
{
    /// <summary>The demo as a visitor reads it.</summary>
    public static readonly Look[] Visitor =
    [
        new("home", "/"), new("sign-in", "/sign-in"), new("confirm-email", "/account/email/{token:maxlength(100)}"), new("invitation-unknown", "/invitation/{token:maxlength(100)}"), new("not-found", "/error") { Status = 404 },
        new("space", "/{space:slug}"), new("event-live", "/{space:slug}/{event:slug}"), new("event-after", "/{space:slug}/{past}"),
        new("programme", "/{space:slug}/{event:slug}/programme"), new("programme-grid", "/{space:slug}/{event:slug}/programme", "?view=grid"),
        new("changes", "/{space:slug}/{event:slug}/programme/changes"), new("person", "/{space:slug}/people/{slug}"),
        new("session", "/{space:slug}/{event:slug}/{session:slug}"), new("entry", "/{space:slug}/{event:slug}/entries/{entry:guid}"),
        new("discuss", "/{space:slug}/{event:slug}/discuss/{subject:guid}"), new("take-down", "/{space:slug}/{event:slug}/take-down/{subject:guid}"), new("take-down-unknown", "/take-down/{token:maxlength(100)}") { Status = 404 }, new("search", "/{space:slug}/search", "?q=the"),
        new("glossary", "/{space:slug}/glossary"), new("term", "/{space:slug}/glossary/{term}"),
        new("venue", "/{space:slug}/{event:slug}/venue"), new("note", "/{space:slug}/{event:slug}/{session:slug}/notes/{note:guid}"),
        new("questions", "/{space:slug}/{event:slug}/questions"), new("question", "/{space:slug}/{event:slug}/questions/{question:guid}"), new("ask", "/{space:slug}/{event:slug}/{session:slug}/ask"), new("follow", "/follow/{code:maxlength(30)?}"), new("call-embed", "/{space:slug}/{event:slug}/questions/embed"),
    ];

    /// <summary>The demo as its organiser works on it.</summary>
    public static readonly Look[] Organiser =
    [
        new("account", "/account"), new("account-email", "/account/email"), new("account-passkeys", "/account/passkeys"), new("account-sign-ins", "/account/sign-ins"), new("notifications", "/notifications"), new("about-me", "/account/about-me"), new("erase", "/account/erase", "?keep=false"), new("space-new", "/spaces/new"), new("space-settings", "/{space:slug}/settings"), new("people", "/{space:slug}/people"),
        new("invite", "/{space:slug}/invitations"), new("event-invite", "/{space:slug}/{event:slug}/invitations"),
        new("event-new", "/{space:slug}/events/new"), new("event-settings", "/{space:slug}/{event:slug}/settings"), new("capture", "/{space:slug}/{event:slug}/capture"), new("capture-shell", "/offline/capture"),
    ];

    /// <summary>The demo's event as its team works in it.</summary>
    public static readonly Look[] Team =
    [
        new("notes", "/{space:slug}/{event:slug}/{session:slug}/notes"), new("team-note", "/{space:slug}/{event:slug}/{session:slug}/notes/{note:guid}"), new("note-history", "/{space:slug}/{event:slug}/{session:slug}/notes/{note:guid}/history"), new("note-redact", "/{space:slug}/{event:slug}/{session:slug}/notes/{note:guid}/redact"), new("note-template", "/{space:slug}/note-template"),
        new("team-event", "/{space:slug}/{event:slug}"), new("team-session", "/{space:slug}/{event:slug}/{session:slug}"), new("team-entry", "/{space:slug}/{event:slug}/entries/{entry:guid}"),
        new("team-discuss", "/{space:slug}/{event:slug}/discuss/{subject:guid}"), new("moderate", "/{space:slug}/{event:slug}/moderation/{subject:guid}"),
        new("rooms", "/{space:slug}/{event:slug}/rooms"), new("session-new", "/{space:slug}/{event:slug}/sessions/new"), new("session-edit", "/{space:slug}/{event:slug}/{session:slug}/edit"),
        new("guest-code", "/{space:slug}/{event:slug}/guests/code"), new("guests", "/{space:slug}/{event:slug}/guests"), new("moderation-log", "/{space:slug}/{event:slug}/moderation"), new("hand-over", "/{space:slug}/{event:slug}/hand-over"), new("report", "/{space:slug}/{event:slug}/report/{subject:guid}"), new("reports", "/{space:slug}/{event:slug}/reports"), new("take-downs", "/{space:slug}/{event:slug}/take-downs"),
        new("import", "/{space:slug}/{event:slug}/import"), new("change-day", "/{space:slug}/{event:slug}/programme/day"), new("release", "/{space:slug}/{event:slug}/programme/release"),
        new("team-questions", "/{space:slug}/{event:slug}/questions"), new("team-question", "/{space:slug}/{event:slug}/questions/{question:guid}"),
        new("call", "/{space:slug}/{event:slug}/questions/call"), new("floor", "/{space:slug}/{event:slug}/questions/floor"), new("ask-sheet", "/{space:slug}/{event:slug}/{session:slug}/ask/sheet"), new("call-sheet", "/{space:slug}/{event:slug}/questions/call/sheet"), new("vote", "/{space:slug}/{event:slug}/questions/vote"),
        new("account-page", "/account/page"), new("hosts", "/{space:slug}/{event:slug}/hosts"), new("venue-edit", "/{space:slug}/{event:slug}/venue/edit"),
        new("network", "/{space:slug}/{event:slug}/network"), new("checklist", "/{space:slug}/{event:slug}/checklist"), new("coverage", "/{space:slug}/{event:slug}/coverage"), new("coverage-give", "/{space:slug}/{event:slug}/coverage", "?give={last}"), new("start", "/{space:slug}/{event:slug}/start"),
        new("speaker", "/{space:slug}/{event:slug}/speakers/{speaker:guid}"),
        new("mine", "/{space:slug}/{event:slug}/programme/mine"),
        new("team-glossary", "/{space:slug}/glossary"), new("team-term", "/{space:slug}/glossary/{term}"), new("term-edit", "/{space:slug}/glossary/edit/{term?}"),
        new("glossary-import", "/{space:slug}/glossary/import"), new("terms-missing", "/{space:slug}/{event:slug}/glossary/missing"),
    ];

    public static readonly Look SetupYou = new("setup-you", "/setup/{token?}");
    public static readonly Look SetupSpace = new("setup-space", "/setup/space");
    public static readonly Look SetupEvent = new("setup-event", "/setup/event");
    public static readonly Look SignInLink = new("sign-in-link", "/sign-in/{token:maxlength(100)}");
    public static readonly Look Join = new("join", "/join/{code:maxlength(20)?}");
    public static readonly Look ImportPreview = new("import-preview", "/{space:slug}/{event:slug}/import/{file}");

    public static readonly Look GlossaryImportPreview = new("glossary-import-preview", "/{space:slug}/glossary/import/{file}");

    public static IEnumerable<Look> All => [.. Visitor, .. Organiser, .. Team, SetupYou, SetupSpace, SetupEvent, SignInLink, Join, ImportPreview, GlossaryImportPreview];
}
