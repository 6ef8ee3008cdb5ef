using Confrere.Messages.Domain;

namespace Confrere.Modules.Tests.Messages;

public sealed class MailSettingsTests
{
    [Fact]
    public void Nothing_set_means_the_pick_up_folder()
    {
        var settings = MailSettings.Parse(null, "");
        settings.Smtp.ShouldBeNull();
        settings.PickupFolder.ShouldBe("var/mail");
    }

    [Theory]
    [InlineData("smtp://user:pa%40ss@mail.example.org:2525")]
    [InlineData("smtps://mail.example.org")]
    public void A_server_is_read(string transport) => MailSettings.Parse(transport, null).Smtp!.Host.ShouldBe("mail.example.org");

    [Theory]
    [InlineData("mail.example.org:25")]
    [InlineData("http://user:secret@mail.example.org")]
    [InlineData("pickup:")]
    public void What_cannot_be_read_is_said_without_repeating_a_password(string transport)
    {
        var refusal = Should.Throw<InvalidOperationException>(() => MailSettings.Parse(transport, null)).Message;
        refusal.ShouldContain("CONFRERE_SMTP");
        refusal.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a b c")]
    public void A_sender_without_a_domain_is_refused(string from) =>
        Should.Throw<InvalidOperationException>(() => MailSettings.Parse(null, from)).Message.ShouldContain("CONFRERE_MAIL_FROM");

    [Theory]
    [InlineData(null, null, "http://127.0.0.1:5080/me")]
    [InlineData(null, "http://*:8080;https://*:8443", "http://localhost:8080/me")]
    [InlineData("https://coaching.example.org", "http://*:8080", "https://coaching.example.org/me")]
    public void Links_begin_with_the_stated_address_or_the_servers_own(string? stated, string? listening, string link) =>
        AddressOfHouse.Of(stated, listening).Of("/me").ShouldBe(link);

    [Fact]
    public void A_stated_address_that_is_none_is_refused() =>
        Should.Throw<InvalidOperationException>(() => AddressOfHouse.Of("coaching.example.org", null)).Message.ShouldContain("CONFRERE_ADDRESS");
}
