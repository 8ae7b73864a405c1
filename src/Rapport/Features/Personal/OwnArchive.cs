using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Features.Personal;

/// <summary>Everything that is held about somebody, as a ZIP that is written as it is read: however much it is, little of it is in memory.</summary>
public sealed class OwnArchive(OwnHoldings holdings)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task WriteAsync(Guid personId, Stream target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var patient = new PatientStream(target);
        await using (var zip = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken))
        {
            await WriteAsync(zip, await holdings.ReadAsync(personId, cancellationToken), now, cancellationToken);
        }

        await patient.FlushAsync(cancellationToken);
    }

    private static async Task WriteAsync(ZipArchive zip, IReadOnlyList<Holding> held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await AddAsync(zip, "README.txt", ReadMe(held, now), cancellationToken);
        foreach (var holding in held)
        {
            await using (var part = await zip.CreateEntry($"{holding.File}.json").OpenAsync(cancellationToken))
            {
                await JsonSerializer.SerializeAsync(part, holding.Rows, Json, cancellationToken);
            }

            foreach (var file in holding.Files)
            {
                await AddAsync(zip, file, cancellationToken);
            }
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, string text, CancellationToken cancellationToken)
    {
        await using var part = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await part.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private static async Task AddAsync(ZipArchive zip, HeldFile file, CancellationToken cancellationToken)
    {
        if (file.Open() is not { } content)
        {
            return;
        }

        await using (content)
        {
            // Photos are compressed already.
            await using var part = await zip.CreateEntry(file.Name, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await content.CopyToAsync(part, cancellationToken);
        }
    }

    private static string ReadMe(IReadOnlyList<Holding> held, DateTimeOffset now)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            Everything that is held about you here, as of {now:d MMMM yyyy, HH:mm} UTC.

            Each file ending in .json is a list in JSON (UTF-8), which any editor opens and any program reads. Times are
            in UTC. Photos and recordings that you made are as you sent them, in the folder "photos".


            """));
        foreach (var holding in held)
        {
            text.Append(CultureInfo.InvariantCulture, $"{holding.File}.json: {holding.Title.ToLowerInvariant()} ({holding.Count})\n");
        }

        return text.ToString();
    }
}
