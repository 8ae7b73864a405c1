using Rapport.Shared;

namespace Rapport.Features.Notes;

internal static class NoteProblems
{
    public static readonly Problem Unknown = new("note_unknown", "This note is not here, or not for you. What you wrote is still on your device.");
    public static readonly Problem Locked = new("note_locked", "This note is final and takes no changes. What you wrote is still on your device.");
    public static readonly Problem ReadOnly = new("note_read_only", "You may read this note and not write in it. What you wrote is still on your device.");
    public static readonly Problem GenerationOver = new("generation_over", "This note was started afresh, because something in it had to go. What you wrote is still on your device.");
    public static readonly Problem ClientTaken = new("client_taken", "Two devices clashed, and yours starts afresh. Nothing is lost.");
    public static readonly Problem ClientUnknown = new("client_unknown", "Some changes did not come from this device. Load the page again; what you wrote is kept.");
    public static readonly Problem Malformed = new("update_malformed", "This change cannot be read. It stays on your device.");
    public static readonly Problem Costly = new("update_costly", "To put this change in its place takes too much work. It stays on your device; copy it and write it anew.");
    public static readonly Problem Unreadable = new("message_malformed", "This is not written as the server expects. Load the page again; what you wrote is still on your device.");
    public static readonly Problem TooLarge = new("update_too_large", "This is too much at once. Paste it in smaller parts.");
    public static readonly Problem Full = new("note_full", "This note is full. Begin another one for what comes now; what you wrote is still on your device.");
    public static readonly Problem TooMany = new("notes_many", $"This session has as many notes as it may have: {Note.Most}. Write in one of them, or ask an editor to hide some.");
    public static readonly Problem TryLater = new("try_later", "The server could not take it just now. It is sent again in a moment.");
    public static readonly Problem TooMuch = new("too_much", "That is too fast. It is sent again in a moment.");
}
