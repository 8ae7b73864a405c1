using Rapport.Features.Notes.Wire;
using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Says what becomes of an update before anything is written: whether it can be read, is whose it should be, and fits.</summary>
internal sealed class NoteJudge(NoteOptions options)
{
    /// <summary>Neighbours that are looked at for one update: what a day of writing without a network needs, many times over.</summary>
    private const long Steps = 200_000;

    /// <summary>In a document that has cost so much already, which is that of loading it again, the next one may only be cheap.</summary>
    private const long Worn = 20_000_000;
    private const long StepsWhenWorn = 20_000;

    public LimitsView LimitsOf(LoadedNote note) => new(options.UpdateBytes, options.DocumentBytes, note.Size);

    /// <summary>What is new goes into the document at once, so that the next is judged by it too.</summary>
    /// <param name="clients">Of whoever sends it.</param>
    public Verdict Of(LoadedNote note, NoteAsk.Write write, IReadOnlyList<long> clients)
    {
        var (access, bytes) = (write.Member.Access, write.Update.Bytes);
        if (bytes.Length > options.UpdateBytes)
        {
            return Verdict.Refused(NoteProblems.TooLarge);
        }

        var read = YUpdate.Read(bytes);
        return read.IsRefused ? Verdict.Refused(NoteProblems.Malformed)
            : note.Document.Holds(read.Value) || IsTemplateAgain(note, read.Value) ? Verdict.Known
            : !access.MayWrite ? Verdict.Refused(NoteProblems.ReadOnly)
            : note.IsLocked ? Verdict.Refused(NoteProblems.Locked)
            : !note.Document.Covers(read.Value.Needs) ? Verdict.Gap
            : !AreOwn(note, read.Value, clients) ? Verdict.Refused(NoteProblems.ClientUnknown)
            : note.Size + bytes.Length > options.DocumentBytes ? Verdict.Refused(NoteProblems.Full)
            : Apply(note.Document, read.Value);
    }

    /// <summary>A note in which something is nested too deep could not be written anew, and so nobody's words be taken out of it.</summary>
    private static Verdict Apply(YDocument document, YUpdate update)
    {
        var wasCut = document.IsCut;
        return document.Apply(update, document.Steps < Worn ? Steps : StepsWhenWorn) is not null ? Verdict.Costly
            : document.IsWaiting || (document.IsCut && !wasCut) ? Verdict.Spoilt
            : Verdict.New;
    }

    /// <summary>Of two templates that differ the first one holds.</summary>
    private static bool IsTemplateAgain(LoadedNote note, YUpdate update) =>
        note.Head > 0 && update.Structs.Count > 0 && update.Deletes.Count == 0 && update.Structs.All(range => range.Client == NoteClient.Template);

    /// <summary>How full a note is, in twentieths, where it is nearly so.</summary>
    public int FullnessOf(LoadedNote note) => note.Size * 20 / options.DocumentBytes is >= 16 and var twentieths ? (int)twentieths : 0;

    /// <summary>Nobody writes in another's name; and in nobody's only the template, with which an empty note begins.</summary>
    private static bool AreOwn(LoadedNote note, YUpdate update, IReadOnlyList<long> clients) =>
        update.Structs.All(range => range.End <= note.Document.ClockOf(range.Client) || clients.Contains(range.Client) || (range.Client == NoteClient.Template && note.Document.IsEmpty));
}
