namespace Rapport.Tests;

/// <summary>Forms as a browser without script sends them.</summary>
public static class Forms
{
    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, string address, params (string Name, string Value)[] fields) =>
        client.PostAsync(
            address,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            World.Cancelled);
}
