using System.Net;
using NetVips;

namespace Rapport.Tests.Features;

/// <summary>Forms with a file, as a browser without script sends them.</summary>
internal static class Uploads
{
    public static async Task<(HttpStatusCode Status, string Page)> UploadAsync(
        this HttpClient client, string address, string field, byte[] file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), field, "picture" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        using var answer = await client.PostAsync(address, form, World.Cancelled);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(World.Cancelled)));
    }

    /// <summary>A picture that says of itself what is planted.</summary>
    public static byte[] Telling(string planted)
    {
        using var image = Image.Black(64, 48).Mutate(made => made.Set(GValue.GStrType, "exif-ifd0-ImageDescription", planted));
        return image.JpegsaveBuffer(keep: Enums.ForeignKeep.All);
    }

    /// <summary>How many files the world's store holds.</summary>
    public static int FilesIn(World world) =>
        Directory.Exists(Path.Combine(world.Folder, "files")) ? Directory.GetFiles(Path.Combine(world.Folder, "files"), "*", SearchOption.AllDirectories).Length : 0;
}
