using System.Net.Http.Headers;
using System.Net.Http.Json;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;

namespace Rapport.Tests;

/// <summary>Devices that come by a key instead of a cookie.</summary>
public static class KeyedDevices
{
    /// <summary>A key for the device of whoever is signed in.</summary>
    public static async Task<IssuedKey> KeyAsync(this HttpClient signedIn, Event @event)
    {
        using var answer = await signedIn.PostAsync($"/api/v1/events/{@event.Id}/device-key", null, World.Cancelled);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(World.Cancelled));
        return (await answer.Content.ReadFromJsonAsync<IssuedKey>(World.Cancelled))!;
    }

    /// <summary>Presents a key from now on.</summary>
    public static HttpClient With(this HttpClient client, string token)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Device", token);
        return client;
    }
}
