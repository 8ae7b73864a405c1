using Rapport.Faults;

namespace Rapport.Tests.Faults;

/// <summary>A server, a bad network before it, and somebody who sends through it.</summary>
internal sealed class Network : IAsyncDisposable
{
    private Network(CountingServer server, FaultPlan plan)
    {
        Server = server;
        Proxy = new FaultProxy(() => server.Address) { Plan = plan };
        Client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = Proxy.Address };
    }

    public CountingServer Server { get; }

    public FaultProxy Proxy { get; }

    public HttpClient Client { get; }

    public static async Task<Network> StartAsync(params Fault[] faults) => new(await CountingServer.StartAsync(), FaultPlan.Of(faults));

    public async Task<HttpResponseMessage> PostAsync(string text)
    {
        using var content = new StringContent(text);
        return await Client.PostAsync(new Uri("/operations?who=secret", UriKind.Relative), content, World.Cancelled);
    }

    public async Task<string> SendAsync(string text)
    {
        using var answer = await PostAsync(text);
        return await answer.Content.ReadAsStringAsync(World.Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Proxy.DisposeAsync();
        await Server.DisposeAsync();
    }
}
