using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.ChooseMessages;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Messages.Features.SendSignInLink;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Messages;

[Collection("databases")]
public sealed class OutboxTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sends_by_smtp_what_is_due_and_empties_the_words(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message());
        await mail.Deliver();

        var sent = mail.Sink.To(MailHouse.Address).ShouldHaveSingleItem();
        sent.From.Mailboxes.Single().Address.ShouldBe("post@example.org");
        sent.TextBody!.ReplaceLineEndings("\n").Trim().ShouldBe("A line.\n.A line that begins with a dot\n\nSee https://example.org/me.");
        sent.HtmlBody!.ShouldContain("<a href=\"https://example.org/me\">https://example.org/me</a>.");
        var row = (await mail.Rows()).ShouldHaveSingleItem();
        row.State.ShouldBe(OutboxState.Sent);
        row.Text.ShouldBe("");
        (await mail.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_key_is_one_message_even_when_it_is_enqueued_again_after_sending(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message());
        await mail.Deliver();
        await mail.Enqueue(mail.Message());
        await mail.Enqueue(mail.Message("two"));
        await mail.Deliver();
        mail.Sink.Messages.Count.ShouldBe(2);
        (await mail.Rows()).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whom_a_message_is_for_is_stored_sealed_and_found_again_to_drop_or_forget_it(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message());
        await mail.Enqueue(mail.Message("two"));
        await mail.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            var table = provider == DatabaseProvider.Sqlite ? "audit_outbox" : "audit.outbox";
#pragma warning disable EF1002 // A table's name, chosen above.
            var stored = await work.Db.Database.SqlQueryRaw<byte[]>($"SELECT \"Recipient\" AS \"Value\" FROM {table}").ToListAsync();
#pragma warning restore EF1002
            stored.Count.ShouldBe(2);
            foreach (var bytes in stored) bytes.AsSpan().IndexOf(mail.Ada.Value.ToByteArray()).ShouldBe(-1);
            Convert.ToHexString(stored[0]).ShouldNotBe(Convert.ToHexString(stored[1]), "the same person twice shows nothing in common");
        }));
        await Outbox(mail, (box, work) => box.DropWaiting(NewId.Of<PersonId>(), work));
        (await mail.Rows()).ShouldAllBe(row => row.State == OutboxState.Waiting);
        await Outbox(mail, (box, work) => box.DropWaiting(mail.Ada, work));
        (await mail.Rows()).ShouldAllBe(row => row.State == OutboxState.Dropped && row.Text == "");
        await Outbox(mail, (box, work) => box.Forget(NewId.Of<PersonId>(), work));
        (await mail.Rows()).Count.ShouldBe(2);
        await Outbox(mail, (box, work) => box.Forget(mail.Ada, work));
        (await mail.Rows()).ShouldBeEmpty();
        (await mail.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Twenty_at_once_with_one_key_are_one_message(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => mail.Enqueue(mail.Message())));
        (await mail.Rows()).ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Waits_until_it_is_due(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message(after: TestHouse.Start + Duration.FromHours(1)));
        await mail.Deliver();
        mail.Sink.Messages.ShouldBeEmpty();
        mail.House.Clock.AdvanceHours(1);
        await mail.Deliver();
        mail.Sink.Messages.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Drops_what_the_facts_no_longer_call_for(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message());
        await mail.Enqueue(mail.Message("other", kind: "unchecked"));
        mail.Check.Due = false;
        await mail.Deliver();
        mail.Sink.Messages.ShouldHaveSingleItem();
        (await mail.Rows()).Single(row => row.Kind == "test").State.ShouldBe(OutboxState.Dropped);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_deliveries_at_once_send_each_message_once(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        foreach (var key in Enumerable.Range(0, 40)) await mail.Enqueue(mail.Message(key.ToString()));
        await Task.WhenAll(mail.Deliver(), mail.Deliver(), mail.Deliver());
        mail.Sink.Messages.Select(sent => sent.MessageId).Distinct().Count().ShouldBe(40);
        mail.Sink.Messages.Count.ShouldBe(40);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_lost_acknowledgement_sends_again_under_the_same_message_id(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message());
        mail.Sink.HangUpAfterData = true;
        await mail.Deliver();
        (await mail.Rows()).Single().State.ShouldBe(OutboxState.Waiting);
        mail.Sink.HangUpAfterData = false;
        mail.House.Clock.Advance(Retry.After(1));
        await mail.Deliver();
        mail.Sink.Messages.Count.ShouldBe(2);
        mail.Sink.Messages.Select(sent => sent.MessageId).Distinct().ShouldHaveSingleItem();
        (await mail.Rows()).Single().State.ShouldBe(OutboxState.Sent);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_claim_that_nobody_finished_is_overtaken_after_its_lease(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message());
        // What a killed process leaves behind: a claim and no acknowledgement.
        await mail.House.As(services => services.GetRequiredService<Writer>().Write(async work =>
            (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(work.Set<Confrere.Messages.Data.OutboxMessage>())).Claim(work.Now)));
        await mail.Deliver();
        mail.Time.Pass(Retry.Lease - Duration.FromSeconds(1));
        await mail.Deliver();
        mail.Sink.Messages.ShouldBeEmpty();
        mail.Time.Pass(Duration.FromSeconds(1));
        await mail.Deliver();
        mail.Sink.Messages.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_wall_clock_that_jumps_a_day_takes_no_message_from_the_process_that_is_sending_it(DatabaseProvider provider)
    {
        var slow = new SlowMail();
        await using var mail = await MailHouse.On(provider, services => services.AddSingleton<IMailTransport>(slow));
        await mail.Enqueue(mail.Message());
        var sending = mail.Deliver();
        await slow.Begun;
        var other = new DeliverMessages(mail.House.Services.GetRequiredService<IServiceScopeFactory>(), mail.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<DeliverMessages>.Instance);

        foreach (var jump in new[] { 1, -1, 1, -2, 1 })
        {
            mail.House.Clock.AdvanceDays(jump);
            (await other.Run(TestContext.Current.CancellationToken)).ShouldBe(0);
        }
        slow.GoOn();
        await sending;

        slow.Sent.ShouldBe(1);
        (await mail.Rows()).Single().State.ShouldBe(OutboxState.Sent);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_may_not_go_out_at_this_hour_waits_for_its_hour_and_counts_as_no_try(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message());
        mail.Check.Earliest = TestHouse.Start + Duration.FromHours(9);
        await mail.Deliver();
        var row = (await mail.Rows()).Single();
        (row.State, row.DueAt, row.Attempts).ShouldBe((OutboxState.Waiting, TestHouse.Start + Duration.FromHours(9), 0));
        mail.House.Clock.AdvanceHours(9);
        await mail.Deliver();
        mail.Sink.Messages.ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_kind_that_is_not_wanted_is_not_sent_until_it_is_wanted_again(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message("before"));
        await mail.Enqueue(mail.Message("always", kind: "unchecked"));
        await mail.House.Do(async (ChooseMessages choose) => { await choose.Handle(mail.Ada, new HashSet<string>()); return true; });
        await mail.House.Do(async (ChooseMessages choose) => { await choose.Handle(mail.Ada, new HashSet<string>()); return true; });
        await mail.Deliver();
        mail.Sink.Messages.ShouldHaveSingleItem();
        (await mail.Rows()).Single(row => row.Kind == "test").Trouble.ShouldBe("not wanted");

        await mail.House.Do(async (ChooseMessages choose) => { await choose.Handle(mail.Ada, new HashSet<string> { "test" }); return true; });
        await mail.Enqueue(mail.Message("after"));
        await mail.Deliver();
        mail.Sink.Messages.Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refused_mailbox_fails_at_once_and_a_busy_server_is_tried_twelve_times(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        await mail.Enqueue(mail.Message("refused"));
        mail.Sink.RecipientAnswer = "550 no such mailbox ada@example.org";
        await mail.Deliver();
        var refused = (await mail.Rows()).Single();
        refused.State.ShouldBe(OutboxState.Failed);
        refused.Trouble.ShouldBe("smtp 550");

        mail.Sink.RecipientAnswer = "451 later";
        await mail.Enqueue(mail.Message("busy"));
        for (var day = 0; day < Retry.MostAttempts; day++)
        {
            await mail.Deliver();
            mail.House.Clock.AdvanceDays(1);
        }
        var busy = (await mail.Rows()).Single(row => row.Id != refused.Id);
        (busy.State, busy.Attempts).ShouldBe((OutboxState.Failed, Retry.MostAttempts));
        mail.Sink.Messages.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sends_a_sign_in_link_at_once_but_not_after_it_ran_out(DatabaseProvider provider)
    {
        await using var mail = await MailHouse.On(provider);
        var link = new SignInLinkRequested(mail.Ada, "https://example.org/sign-in/0123", TestHouse.Start + Duration.FromMinutes(15));
        await Publish(mail, link);
        await mail.Deliver();
        mail.Sink.Messages.ShouldHaveSingleItem().TextBody!.ShouldContain(link.Link);

        await Publish(mail, link with { Link = "https://example.org/sign-in/4567" });
        mail.House.Clock.AdvanceMinutes(15);
        await mail.Deliver();
        mail.Sink.Messages.ShouldHaveSingleItem();
        (await mail.Rows()).Count(row => row is { Kind: SendSignInLink.MessageKind, State: OutboxState.Dropped }).ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_mail_server_each_message_becomes_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("confrere-mail-").FullName;
        var from = MailSettings.Parse($"pickup:{folder}", null);
        var mail = Mail.Of(from.From, new("Ada", MailHouse.Address), "1@x", "Subject", "Text", null, TestHouse.Start);
        await new PickupTransport(from.PickupFolder).Send(mail, TestContext.Current.CancellationToken);
        await new PickupTransport(from.PickupFolder).Send(mail, TestContext.Current.CancellationToken);
        var file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        (await MimeKit.MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken)).TextBody!.Trim().ShouldBe("Text");
    }

    private static Task Publish(MailHouse mail, SignInLinkRequested link) =>
        mail.House.As(services => services.GetRequiredService<Writer>().Write(work => work.Publish(link)));

    private static Task Outbox(MailHouse mail, Func<IOutbox, UnitOfWork, Task> use) =>
        mail.House.As(services => services.GetRequiredService<Writer>().Write(work => use(services.GetRequiredService<IOutbox>(), work)));

    /// <summary>Begins to send and waits to be told to go on.</summary>
    private sealed class SlowMail : IMailTransport
    {
        private readonly TaskCompletionSource _begun = new(), _goOn = new();
        private int _sent;

        public Task Begun => _begun.Task;
        public int Sent => _sent;

        public void GoOn() => _goOn.SetResult();

        public async Task Send(MimeKit.MimeMessage mail, CancellationToken cancellation)
        {
            _begun.TrySetResult();
            await _goOn.Task;
            Interlocked.Increment(ref _sent);
        }
    }
}
