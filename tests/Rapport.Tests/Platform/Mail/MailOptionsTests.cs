using Microsoft.Extensions.Configuration;
using Rapport.Platform.Mail;
using Rapport.Platform.Settings;

namespace Rapport.Tests.Platform.Mail;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("must say whom messages come from", "Mail:Server=mail.example.org")]
    [InlineData("is not an address that mail can come from", "Mail:Server=mail.example.org", "Mail:From=@")]
    [InlineData("The field Port must be between 1 and 65535", "Mail:Port=0")]
    [InlineData("cannot be read", "Mail:Port=smtp")]
    [InlineData("go together", "Mail:Server=mail.example.org", "Mail:From=a@example.org", "Mail:User=a")]
    [InlineData("not sent without TLS", "Mail:Server=mail.example.org", "Mail:From=a@example.org", "Mail:User=a", "Mail:Password=hidden", "Mail:Tls=false")]
    public void A_setting_that_cannot_be_used_stops_the_start_with_a_sentence(string sentence, params string[] settings)
    {
        var failure = Assert.Throws<SettingException>(() => Read(settings));

        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_needs_to_be_set() => Assert.False(Read([]).Sends);

    private static MailOptions Read(string[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => one.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
            .Build().Read<MailOptions>(MailOptions.Section);
}
