namespace Rapport.Browser.Tests;

/// <summary>Every page that the tests look at. <see cref="PageTests"/> holds that none of the product is missing.</summary>
internal static class Looks
{
    /// <summary>The demo as a visitor reads it.</summary>
    public static readonly Look[] Visitor =
    [
        new("home", "/"), new("sign-in", "/sign-in"), new("confirm-email", "/account/email/{token:maxlength(100)}"), new("not-found", "/error") { Status = 404 },
        new("space", "/{space}"), new("event-live", "/{space}/{event}"), new("event-after", "/{space}/{past}"),
        new("programme", "/{space}/{event}/programme"), new("programme-grid", "/{space}/{event}/programme", "?view=grid"),
        new("changes", "/{space}/{event}/programme/changes"), new("person", "/{space}/people/{slug}"),
        new("session", "/{space}/{event}/{session}"), new("entry", "/{space}/{event}/entries/{entry:guid}"),
        new("discuss", "/{space}/{event}/discuss/{subject:guid}"), new("search", "/{space}/search", "?q=the"),
        new("glossary", "/{space}/glossary"), new("term", "/{space}/glossary/{term}"),
    ];

    /// <summary>The demo as its organiser works on it.</summary>
    public static readonly Look[] Organiser =
    [
        new("account", "/account"), new("account-email", "/account/email"), new("account-passkeys", "/account/passkeys"), new("account-sign-ins", "/account/sign-ins"), new("space-new", "/spaces/new"), new("space-settings", "/{space}/settings"), new("people", "/{space}/people"),
        new("event-new", "/{space}/events/new"), new("event-settings", "/{space}/{event}/settings"), new("capture", "/{space}/{event}/capture"),
        new("team-event", "/{space}/{event}"), new("team-session", "/{space}/{event}/{session}"), new("team-entry", "/{space}/{event}/entries/{entry:guid}"),
        new("team-discuss", "/{space}/{event}/discuss/{subject:guid}"), new("moderate", "/{space}/{event}/moderation/{subject:guid}"),
        new("rooms", "/{space}/{event}/rooms"), new("session-new", "/{space}/{event}/sessions/new"), new("session-edit", "/{space}/{event}/{session}/edit"),
        new("join-sheet", "/{space}/{event}/join"), new("guests", "/{space}/{event}/guests"),
        new("import", "/{space}/{event}/import"), new("change-day", "/{space}/{event}/programme/change"), new("release", "/{space}/{event}/programme/release"),
        new("mine", "/{space}/{event}/programme/mine"),
        new("team-glossary", "/{space}/glossary"), new("team-term", "/{space}/glossary/{term}"), new("term-edit", "/{space}/glossary/edit/{term?}"),
        new("glossary-import", "/{space}/glossary/import"), new("terms-unknown", "/{space}/{event}/glossary"),
    ];

    public static readonly Look SetupYou = new("setup-you", "/setup/{token?}");
    public static readonly Look SetupSpace = new("setup-space", "/setup/space");
    public static readonly Look SetupEvent = new("setup-event", "/setup/event");
    public static readonly Look SignInLink = new("sign-in-link", "/sign-in/{token:maxlength(100)}");
    public static readonly Look Join = new("join", "/join/{code:maxlength(20)?}");
    public static readonly Look ImportPreview = new("import-preview", "/{space}/{event}/import/{file}");

    public static readonly Look GlossaryImportPreview = new("glossary-import-preview", "/{space}/glossary/import/{file}");

    public static IEnumerable<Look> All => [.. Visitor, .. Organiser, SetupYou, SetupSpace, SetupEvent, SignInLink, Join, ImportPreview, GlossaryImportPreview];
}
