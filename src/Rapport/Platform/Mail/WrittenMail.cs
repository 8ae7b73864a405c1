using MimeKit;

namespace Rapport.Platform.Mail;

/// <summary>
/// The messages that lie in the data folder because no mail server is set. Of somebody who is forgotten they go too. A
/// note of the addresses is written before the database forgets them, so that a removal that was cut short is known, and
/// done, at the next start.
/// </summary>
public sealed class WrittenMail(string folder)
{
    private const string NoteEnding = ".forget";
    private readonly Lock door = new();

    /// <summary>These addresses are to be forgotten, if what follows is committed.</summary>
    public void Note(Guid personId, IReadOnlyCollection<string> addresses)
    {
        // Asked twice at once, the second may find no address any more: the first one's note holds.
        if (addresses.Count == 0 || !Directory.Exists(folder))
        {
            return;
        }

        lock (door)
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(NoteOf(personId), options);
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', addresses)));
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Of whom notes were left.</summary>
    public IReadOnlyList<Guid> Noted() => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*" + NoteEnding).Select(Path.GetFileNameWithoutExtension).Where(name => Guid.TryParse(name, out _)).Select(name => Guid.Parse(name!))];

    /// <summary>They are forgotten: the messages to them go, then the note.</summary>
    public void Drop(Guid personId)
    {
        lock (door)
        {
            if (!File.Exists(NoteOf(personId)))
            {
                return;
            }

            var addresses = File.ReadAllLines(NoteOf(personId)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            // Also those that were half written when the program ended.
            foreach (var path in Directory.EnumerateFiles(folder, "*.eml*").Where(path => IsTo(path, addresses)).ToList())
            {
                File.Delete(path);
            }

            File.Delete(NoteOf(personId));
        }
    }

    /// <summary>It came to nothing: they stay, and so do their messages.</summary>
    public void Keep(Guid personId)
    {
        lock (door)
        {
            if (File.Exists(NoteOf(personId)))
            {
                File.Delete(NoteOf(personId));
            }
        }
    }

    private string NoteOf(Guid personId) => Path.Combine(folder, $"{personId:N}{NoteEnding}");

    private static bool IsTo(string path, HashSet<string> addresses)
    {
        using var file = File.OpenRead(path);
        try
        {
            return MimeMessage.Load(file).To.Mailboxes.Any(mailbox => addresses.Contains(mailbox.Address));
        }
        catch (FormatException)
        {
            // Whatever the host put here, it is no message of ours.
            return false;
        }
    }
}
