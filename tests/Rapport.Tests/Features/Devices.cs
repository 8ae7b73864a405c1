using System.Net.Http.Json;
using System.Text.Json;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Media.Uploads;

namespace Rapport.Tests.Features;

/// <summary>What a device sends, through a signed-in client.</summary>
internal static class Devices
{
    extension(HttpClient client)
    {
        /// <summary>Sends one operation and gives the server's answer to it.</summary>
        public async Task<JsonElement> OperateAsync(Event @event, string kind, object body, Guid? id = null, DateTimeOffset? at = null)
        {
            using var answer = await client.PostOperationAsync(@event, kind, body, id, at);
            answer.EnsureSuccessStatusCode();
            var results = await answer.Content.ReadFromJsonAsync<JsonElement>(World.Cancelled);
            return results.GetProperty("results")[0];
        }

        public Task<HttpResponseMessage> PostOperationAsync(Event @event, string kind, object body, Guid? id = null, DateTimeOffset? at = null)
        {
            var operation = new { id = id ?? Ids.New(TimeProvider.System), kind, capturedAt = at ?? TimeProvider.System.GetUtcNow(), body };
            return client.PostAsJsonAsync($"/api/v1/events/{@event.Id}/operations", new { operations = new[] { operation } }, World.Cancelled);
        }

        /// <summary>A photo at once, with the beginning of its upload.</summary>
        public Task<HttpResponseMessage> SendPhotoAsync(Event @event, Guid id, byte[] picture) => client.BeginAsync(@event, id, picture.Length, with: picture);

        public Task<HttpResponseMessage> SendRecordingAsync(Event @event, Guid id, byte[] recording, string contentType = "video/mp4") =>
            client.BeginAsync(@event, id, recording.Length, with: recording, type: contentType);

        /// <summary>A recording and the entry that plays it; the ids of both.</summary>
        public async Task<(Guid Entry, Guid Recording)> PostRecordingAsync(Event @event, byte[] recording, string contentType = "video/mp4", string visibility = "public")
        {
            var (entry, file) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
            using var sent = await client.SendRecordingAsync(@event, file, recording, contentType);
            sent.EnsureSuccessStatusCode();
            var posted = await client.OperateAsync(@event, "entry.post", new { entry = contentType[..5], file, text = "What was said", visibility }, entry);
            Assert.Equal("accepted", posted.Status);
            return (entry, file);
        }

        /// <summary>A photo and the entry that shows it; the ids of both.</summary>
        public async Task<(Guid Entry, Guid Photo)> PostPhotoAsync(Event @event, byte[] picture, string visibility = "public")
        {
            var (entry, photo) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System));
            using var sent = await client.SendPhotoAsync(@event, photo, picture);
            sent.EnsureSuccessStatusCode();
            var posted = await client.OperateAsync(@event, "entry.post", new { entry = "photo", file = photo, alt = "A full hall", visibility }, entry);
            Assert.Equal("accepted", posted.Status);
            return (entry, photo);
        }
    }

    extension(JsonElement result)
    {
        public string? Status => result.GetProperty("status").GetString();

        public string? Code => result.TryGetProperty("code", out var code) ? code.GetString() : null;
    }

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(World.Cancelled)).Code;
}
