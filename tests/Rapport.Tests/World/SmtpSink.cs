using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace Rapport.Tests;

/// <summary>A mail server on this machine that keeps what it is given; told so, it refuses or breaks off.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentQueue<SmtpAnswer> answers = new();
    private readonly ConcurrentQueue<SmtpDelivery> deliveries = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>Everything that was handed over whole, also where the answer was lost.</summary>
    public IReadOnlyList<SmtpDelivery> Deliveries => [.. deliveries];

    /// <summary>How often somebody came.</summary>
    public int Visits { get; private set; }

    public Dictionary<string, string?> Settings => new()
    {
        ["Mail:Server"] = "127.0.0.1",
        ["Mail:Port"] = $"{((IPEndPoint)listener.LocalEndpoint).Port}",
        ["Mail:From"] = "Rapport <rapport@example.org>",
        ["Mail:Tls"] = "false",
    };

    /// <summary>How the next visits end; after them each message is taken.</summary>
    public void Next(params SmtpAnswer[] next) => Array.ForEach(next, answers.Enqueue);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await Task.WhenAny(serving);
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(ending.Token);
            Visits++;
            await TalkAsync(client.GetStream(), answers.TryDequeue(out var next) ? next : SmtpAnswer.Take);
        }
    }

    private async Task TalkAsync(NetworkStream stream, SmtpAnswer answer)
    {
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync(ending.Token) is { } line)
        {
            if (line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase))
            {
                from = line[10..].Split('>')[0].TrimStart('<');
            }

            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                to = line[8..].Split('>')[0].TrimStart('<');
                await writer.WriteLineAsync(answer switch { SmtpAnswer.Later => "451 not now", SmtpAnswer.Unknown => "550 nobody here", _ => "250 ok" });
                continue;
            }

            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                deliveries.Enqueue(new(from, to, await MessageAsync(reader)));
                if (answer == SmtpAnswer.CutOff)
                {
                    return;
                }
            }

            await writer.WriteLineAsync(line.StartsWith("EHLO", StringComparison.Ordinal) ? "250 sink" : "250 ok");
        }
    }

    private async Task<MimeMessage> MessageAsync(StreamReader reader)
    {
        using var bytes = new MemoryStream();
        await using var text = new StreamWriter(bytes) { NewLine = "\r\n" };
        while (await reader.ReadLineAsync(ending.Token) is { } line && line != ".")
        {
            await text.WriteLineAsync(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        }

        await text.FlushAsync(ending.Token);
        bytes.Position = 0;
        return await MimeMessage.LoadAsync(bytes, ending.Token);
    }
}
