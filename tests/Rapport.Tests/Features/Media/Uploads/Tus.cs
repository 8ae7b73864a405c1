using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Rapport.Features.Events;

namespace Rapport.Tests.Features.Media.Uploads;

/// <summary>Uploads as a device sends them, by the tus protocol.</summary>
internal static class Tus
{
    public const string Door = "/api/v1/uploads";

    private const string PieceType = "application/offset+octet-stream";

    extension(HttpClient client)
    {
        /// <summary>Begins an upload, with its first bytes where there are any.</summary>
        public Task<HttpResponseMessage> BeginAsync(Event @event, Guid id, long length, string? part = null, byte[]? with = null, Guid? author = null, string type = "image/jpeg", IEnumerable<(string Key, string Value)>? more = null)
        {
            var metadata = new List<(string Key, string Value)> { ("id", $"{id}"), ("event", $"{@event.Id}"), ("filetype", type) };
            if (part is not null)
            {
                metadata.Add(("part", part));
            }

            if (author is not null)
            {
                metadata.Add(("author", $"{author}"));
            }

            metadata.AddRange(more ?? []);
            var request = Request(HttpMethod.Post, Door, with is null ? null : Piece(with));
            request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("Upload-Metadata", string.Join(',', metadata.Select(pair => $"{pair.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}")));
            request.Headers.ExpectContinue = with is not null;
            return client.SendAsync(request, World.Cancelled);
        }

        public Task<HttpResponseMessage> AppendAsync(string address, long offset, byte[] bytes, string? checksum = null) =>
            client.AppendAsync(address, offset, Piece(bytes), checksum);

        public Task<HttpResponseMessage> AppendAsync(string address, long offset, HttpContent piece, string? checksum = null)
        {
            var request = Request(HttpMethod.Patch, address, piece);
            request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
            if (checksum is not null)
            {
                request.Headers.Add("Upload-Checksum", checksum);
            }

            return client.SendAsync(request, World.Cancelled);
        }

        public Task<HttpResponseMessage> AskAsync(string address) => client.SendAsync(Request(HttpMethod.Head, address), World.Cancelled);

        public Task<HttpResponseMessage> EndAsync(string address) => client.SendAsync(Request(HttpMethod.Delete, address), World.Cancelled);

        /// <summary>How much of an upload is here, once nobody writes to it any more.</summary>
        public async Task<long> OffsetAsync(string address)
        {
            HttpResponseMessage? answer = null;
            await Eventually.HoldsAsync("the upload is let go", async () =>
            {
                answer?.Dispose();
                answer = await client.AskAsync(address);
                return answer.StatusCode != HttpStatusCode.Locked;
            });
            using (answer)
            {
                answer!.EnsureSuccessStatusCode();
                return answer.Offset ?? -1;
            }
        }
    }

    extension(HttpResponseMessage answer)
    {
        public long? Offset => answer.Headers.TryGetValues("Upload-Offset", out var values) ? long.Parse(values.Single(), CultureInfo.InvariantCulture) : null;
    }

    public static string AddressOf(Guid id, bool follows = false) => follows ? $"{Door}/{id}/original" : $"{Door}/{id}";

    public static HttpRequestMessage Request(HttpMethod method, string address, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    public static HttpContent Piece(byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(PieceType);
        return content;
    }

    public static string PartialFolder(World world) => Path.Combine(world.Folder, "files", "partial");

    public static IReadOnlyList<FileInfo> PartialFiles(World world) =>
        Directory.Exists(PartialFolder(world)) ? [.. new DirectoryInfo(PartialFolder(world)).GetFiles().Where(file => file.Extension.Length == 0)] : [];
}
