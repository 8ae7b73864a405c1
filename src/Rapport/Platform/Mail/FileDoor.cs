using System.Globalization;
using MimeKit;

namespace Rapport.Platform.Mail;

/// <summary>Writes messages into a folder, for a host without a mail server to read or hand over.</summary>
internal sealed partial class FileDoor(string folder, ILogger<FileDoor> logger) : IMailDoor
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var name = $"{message.Date.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{message.MessageId!.Split('@')[0]}.eml";
        var path = Path.GetFullPath(Path.Combine(folder, name));
        var part = path + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // It may carry a link that lets somebody in.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(part, options))
        {
            await message.WriteToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
        Log.Written(logger, path);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "No mail server is set, so a message was written to {Path}")]
        public static partial void Written(ILogger logger, string path);
    }
}
