using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.FollowUp;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace Confrere.Modules.Tests.Surveys;

[Collection("databases")]
public sealed class FollowUpTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_director_sees_who_is_due_who_is_overdue_and_whose_mail_came_back_and_nothing_else(DatabaseProvider provider)
    {
        var mail = new RefusingMail("grace@example.org");
        await using var at = await EnrolmentHouse.On(provider, adjust: services =>
        {
            services.AddSingleton<IMailTransport>(mail);
            SignedInByHeader.Register(services);
        });
        var (ada, grace) = (await at.Enrol("ada@example.org"), await Enrol(at, "Grace Sample", "grace@example.org"));
        var answered = await Enrol(at, "Ina Answered", "ina@example.org");
        var answers = Enumerable.Range(1, 16).ToDictionary(item => $"pfi{item:00}", _ => (int?)2);
        (await at.House.Do((SubmitSurvey submit) => submit.Handle(new(answered.Participant, "baseline", "key", answers)))).IsRefused.ShouldBeFalse();

        (await Open(at)).ShouldHaveSingleItem().Lines.Select(line => (line.Name, line.IsOverdue, line.Sent, line.Last?.State))
            .ShouldBe([("Ada Example", false, 0, null), ("Grace Sample", false, 0, null)]);
        at.House.Clock.AdvanceDays(1);
        await at.House.Services.GetRequiredService<WindowWatch>().TakeAll();
        (await Open(at)).Single().Lines.ShouldAllBe(line => line.IsOverdue && line.Last!.State == DeliveryState.Waiting);
        await at.House.Services.GetRequiredService<DeliverMessages>().RunUntilNothingIsDue();

        (await Open(at)).Single().Lines.Select(line => (line.Name, line.IsOverdue, line.Sent, line.Last?.State))
            .ShouldBe([("Ada Example", true, 1, DeliveryState.Sent), ("Grace Sample", true, 0, DeliveryState.Bounced)]);

        using var client = new HttpClient { BaseAddress = await at.House.Serve() };
        SignedInByHeader.As(client, NewId.Of<PersonId>(), at.House.Institution, Role.Director);
        var page = await client.GetStringAsync($"/programmes/{at.Programme}/surveys");
        page.ShouldContain("Grace Sample");
        page.ShouldContain("came back (smtp 550)");
        page.ShouldNotContain("Ina Answered");
        foreach (var code in new[] { ada.Participant, grace.Participant, answered.Participant }) page.ShouldNotContain(code.Value);
        var board = await client.GetStringAsync($"/programmes/{at.Programme}/board");
        board.ShouldContain($"/programmes/{at.Programme}/surveys");
        board.ShouldNotContain("Grace Sample");
    }

    private static Task<IReadOnlyList<OpenVisit>> Open(EnrolmentHouse at) => at.House.Do((OpenSurveys open) => open.Of(at.Programme));

    private static async Task<Confrere.Enrolment.Features.SignConsent.SignedConsent> Enrol(EnrolmentHouse at, string name, string email)
    {
        var token = (await at.Invite($"{name}, {email}, Europe/London")).Value.Sent.Single().Path["/i/".Length..];
        (await at.Answer(token)).Value.ShouldBeTrue();
        return (await at.Sign(token, name)).Value;
    }

    private sealed class RefusingMail(string nobody) : IMailTransport
    {
        public Task Send(MimeMessage mail, CancellationToken cancellation) =>
            mail.To.Mailboxes.Single().Address == nobody ? throw new UndeliverableException("smtp 550") : Task.CompletedTask;
    }
}
