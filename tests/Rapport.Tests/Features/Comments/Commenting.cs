using System.Net;
using Rapport.Features.Events;

namespace Rapport.Tests.Features.Comments;

/// <summary>Comments as a browser without script sends them.</summary>
internal static class Commenting
{
    extension(World world)
    {
        public async Task<string> DiscussAsync(Event @event, Guid about) => $"{await world.AddressOfAsync(@event.Id)}/discuss/{about}";
    }

    extension(HttpClient client)
    {
        /// <summary>Where the answer leads, and with what status.</summary>
        public async Task<(HttpStatusCode Status, string? To, string Page)> FormAsync(string address, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            using var answer = await client.PostAsync(address, form, World.Cancelled);
            return (answer.StatusCode, answer.Headers.Location?.ToString(), await answer.Content.ReadAsStringAsync(World.Cancelled));
        }

        /// <summary>Comments, and gives the comment's id.</summary>
        public async Task<Guid> CommentOnAsync(string discuss, string text, Guid? parent = null)
        {
            var (status, to, _) = await client.FormAsync(discuss, ("text", text), ("parent", parent?.ToString() ?? ""));
            Assert.Equal(HttpStatusCode.Redirect, status);
            return Guid.Parse(to!.Split("#s-")[1]);
        }
    }
}
