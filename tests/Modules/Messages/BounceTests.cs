using Confrere.Kernel.Data;
using Confrere.Messages.Contracts;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.ReadBounces;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Confrere.Modules.Tests.Messages;

[Collection("databases")]
public sealed class BounceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-bounces-").FullName;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_report_that_comes_back_marks_its_message_and_its_file_goes(DatabaseProvider provider)
    {
        await using var mail = await Sent(provider);
        var id = mail.Sink.Messages.Single().MessageId!;
        Directory.CreateDirectory(Path.Combine(_folder, "new"));
        Write("new/1", Report(id, "failed", "5.1.1 no such user ada@example.org"));
        Write("2.eml", Report(id, "failed", "5.1.1"));

        (await Read(mail)).ShouldBe(2);

        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        var row = (await mail.Rows()).Single();
        (row.State, row.Trouble).ShouldBe((OutboxState.Bounced, "5.1.1"));
        (await mail.House.Do((IDeliveries deliveries) => deliveries.Of(["one", "two"]))).ShouldHaveSingleItem().Value.ShouldBe(new Delivery(DeliveryState.Bounced, row.FinishedAt!.Value, "5.1.1"));
        (await mail.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("delayed", "4.4.1"), InlineData("delivered", "2.0.0")]
    public async Task A_report_of_delay_or_success_changes_nothing(string action, string status)
    {
        await using var mail = await Sent(DatabaseProvider.Sqlite);
        Write("1.eml", Report(mail.Sink.Messages.Single().MessageId!, action, status));
        (await Read(mail)).ShouldBe(0);
        Directory.GetFiles(_folder).ShouldBeEmpty();
        (await mail.Rows()).Single().State.ShouldBe(OutboxState.Sent);
    }

    [Fact]
    public async Task What_is_no_report_about_a_message_of_ours_is_put_aside()
    {
        await using var mail = await Sent(DatabaseProvider.Sqlite);
        Write("absence.eml", "From: a@example.org\r\nSubject: I am away\r\n\r\nUntil Monday.\r\n");
        Write("stranger.eml", Report($"{Guid.Empty:n}@example.org", "failed", "5.1.1"));
        Write("other-system.eml", Report("12345@elsewhere.example", "failed", "5.1.1"));
        Write("noise.eml", "\0\u0001\u0002 nothing at all");
        Write("empty.eml", "");
        File.WriteAllBytes(Path.Combine(_folder, "large.eml"), new byte[5 << 20]);
        (await Read(mail)).ShouldBe(0);
        Directory.GetFiles(_folder).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(_folder, ReadBounces.Aside)).Length.ShouldBe(6);
        (await mail.Rows()).Single().State.ShouldBe(OutboxState.Sent);
    }

    [Fact]
    public void Reads_headers_alone_where_the_server_returns_no_more()
    {
        var text = Report("abc@example.org", "failed", "5.2.2").Replace("message/rfc822", "text/rfc822-headers");
        DeliveryReport.Read(MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text)), TestContext.Current.CancellationToken))
            .ShouldBe(new DeliveryReport("abc@example.org", true, "5.2.2"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<MailHouse> Sent(DatabaseProvider provider)
    {
        var mail = await MailHouse.On(provider, services => services.AddSingleton(new BounceSettings(_folder)));
        await mail.Enqueue(mail.Message());
        await mail.Deliver();
        return mail;
    }

    private static Task<int> Read(MailHouse mail) => mail.House.Services.GetRequiredService<ReadBounces>().Run(TestContext.Current.CancellationToken);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    // The shape of RFC 3464, appendix B, written by hand.
    private static string Report(string messageId, string action, string status) => $"""
        From: Mail Delivery System <mailer-daemon@mx.example.net>
        To: post@example.org
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

        --edge
        Content-Type: text/plain

        I could not deliver your message to ada@example.org.

        --edge
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net
        Arrival-Date: Mon, 2 Mar 2026 15:00:00 +0000

        Final-Recipient: rfc822; ada@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 no such user

        --edge
        Content-Type: message/rfc822

        Message-ID: <{messageId}>
        From: post@example.org
        To: ada@example.org
        Subject: Your appointment

        A line.

        --edge--

        """.ReplaceLineEndings("\r\n");
}
