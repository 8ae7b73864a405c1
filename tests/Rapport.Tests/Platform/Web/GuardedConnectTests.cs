using System.Net;
using Rapport.Platform.Web;

namespace Rapport.Tests.Platform.Web;

public class GuardedConnectTests
{
    [Theory]
    [InlineData("1.1.1.1", 80, true)]
    [InlineData("2606:4700:4700::1111", 443, true)]
    [InlineData("1.1.1.1", 22, false)]
    [InlineData("127.0.0.1", 80, false)]
    [InlineData("::1", 443, false)]
    [InlineData("::ffff:127.0.0.1", 80, false)]
    [InlineData("169.254.169.254", 80, false)]
    public void A_connection_goes_to_a_public_address_on_the_webs_own_ports(string address, int port, bool allowed) =>
        Assert.Equal(allowed, new GuardedConnect(new LinkFetchOptions()).MayConnect(IPAddress.Parse(address), port));

    [Theory]
    [InlineData("127.0.0.1", 5080, true)]
    [InlineData("10.0.0.1", 80, false)]
    [InlineData("169.254.169.254", 80, false)]
    public void Letting_loopback_in_lets_nothing_else_in(string address, int port, bool allowed) =>
        Assert.Equal(allowed, new GuardedConnect(new LinkFetchOptions { AllowLoopback = true }).MayConnect(IPAddress.Parse(address), port));
}
