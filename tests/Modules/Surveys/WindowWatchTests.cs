using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Features;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.ShowCompletion;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>Allocated on 2 March 2026, 14:00 UTC, in Zurich: month 3 is due on 31 May, open from 24 May to the end of 21 June.</summary>
public sealed class WindowWatchTests
{
    private static readonly Instant Opens = Instant.FromUtc(2026, 5, 23, 22, 0);
    private static readonly Instant Morning = Instant.FromUtc(2026, 6, 1, 6, 0);
    private static readonly Instant Shuts = Instant.FromUtc(2026, 6, 21, 22, 0);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Invites_once_reminds_once_and_says_once_that_the_window_shut(DatabaseProvider provider)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox);

        await Watch(trial, Opens - Duration.Epsilon);
        outbox.Messages.ShouldBeEmpty();
        await Watch(trial, Opens);
        await Watch(trial, Opens + Duration.FromHours(1));
        var invitation = outbox.Messages.ShouldHaveSingleItem();
        invitation.Kind.ShouldBe("survey-invitation");
        // Nobody is written to at midnight: 8:00 in Zurich.
        invitation.SendAfter.ShouldBe(Instant.FromUtc(2026, 5, 24, 6, 0));
        await Watch(trial, Morning);
        await Watch(trial, Morning + Duration.FromDays(2));
        outbox.Messages.Select(message => message.Kind).ShouldBe(["survey-invitation", "survey-reminder"]);
        outbox.Messages.Select(message => message.Key).Distinct().Count().ShouldBe(2);
        await Watch(trial, Shuts);
        await Watch(trial, Shuts + Duration.FromDays(1));

        outbox.Messages.Count.ShouldBe(2);
        (await Facts(trial, "SurveyWindowClosed")).ShouldBe(1);
        (await Completion(trial, "month3")).ShouldBe(new VisitCompletion("month3", "Three months", 0, 0, 0, 0, 1));
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Writes_nothing_more_to_whoever_has_answered(DatabaseProvider provider)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox);
        await Watch(trial, Opens);
        var invitation = outbox.Messages.Single();
        (await IsStillDue(trial, invitation)).ShouldBeTrue();

        await trial.Submit(trial.Codes[0], "month3");

        (await IsStillDue(trial, invitation)).ShouldBeFalse();
        await Watch(trial, Morning);
        await Watch(trial, Shuts);
        outbox.Messages.Count.ShouldBe(1);
        (await Facts(trial, "SurveyWindowClosed")).ShouldBe(0);
        (await Completion(trial, "month3")).Submitted.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_watch_that_slept_through_the_opening_writes_one_mail(DatabaseProvider provider)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox);

        await Watch(trial, Morning + Duration.FromDays(1));

        outbox.Messages.ShouldHaveSingleItem().Kind.ShouldBe("survey-reminder");
        (await Completion(trial, "month3")).ShouldBe(new VisitCompletion("month3", "Three months", 0, 1, 1, 0, 0));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "coaching", true), InlineData(DatabaseProvider.PostgreSql, "coaching", true)]
    [InlineData(DatabaseProvider.Sqlite, "contact", false), InlineData(DatabaseProvider.PostgreSql, "data", false)]
    public async Task Withdrawal_from_contact_or_data_ends_the_surveys_and_from_coaching_does_not(DatabaseProvider provider, string kind, bool goesOn)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox);

        await trial.Write(work => work.Publish(new ParticipantWithdrew(trial.Programme.Id, trial.Codes[0], kind)));
        await Watch(trial, Opens);

        outbox.Messages.Count.ShouldBe(goesOn ? 1 : 0);
        (await trial.Submit(trial.Codes[0], "month3")).IsRefused.ShouldBe(!goesOn);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_timeline_says_what_was_sent_what_is_open_and_what_comes(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider, new RecordingOutbox());
        trial.House.Clock.Reset(Opens);

        var participant = (await trial.House.Do((IParticipants people) => people.Find(trial.Codes[0])))!;
        var entries = await trial.House.As(services =>
            services.GetServices<ITimelineSource>().OfType<SurveyTimeline>().Single().For(participant, Trial.PersonOf(participant.Code)));

        entries.OrderBy(entry => entry.At).Select(entry => (entry.State, entry.Text)).ShouldBe(
        [
            (TimelineState.Past, "You sent your answers."),
            (TimelineState.Now, "About five minutes. Open until 21 June."),
            (TimelineState.Next, "Opens on 22 August."),
        ]);
        entries.Single(entry => entry.State == TimelineState.Now).Action!.Href.ShouldBe("/me/surveys/month3");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_board_shows_counts_and_no_code(DatabaseProvider provider)
    {
        await using var trial = await Allocated(provider, new RecordingOutbox());

        var html = await trial.House.As(async services =>
        {
            using var text = new StringWriter();
            (await services.GetServices<IBoardSection>().OfType<CompletionOnBoard>().Single().Render(trial.Programme.Id))!.WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
            return text.ToString();
        });

        html.ShouldContain("Three months");
        html.ShouldNotContain(trial.Codes[0].Value);
    }

    private static async Task<Trial> Allocated(DatabaseProvider provider, RecordingOutbox outbox)
    {
        var trial = await Trial.On(provider, adjust: services => services.AddSingleton<IOutbox>(outbox));
        (await trial.Submit(await trial.Consent())).IsRefused.ShouldBeFalse();
        return trial;
    }

    private static async Task Watch(Trial trial, Instant at)
    {
        trial.House.Clock.Reset(at);
        await trial.House.Services.GetRequiredService<WindowWatch>().TakeAll();
    }

    private static Task<bool> IsStillDue(Trial trial, OutgoingMessage message) => trial.House.AsSystem(services =>
        services.GetServices<IStillDue>().Single(check => check.Kind == message.Kind).IsStillDue(message.About!));

    private static Task<int> Facts(Trial trial, string action) => trial.House.As(services =>
        Task.FromResult(services.GetRequiredService<Reader>().Query<Confrere.Kernel.Audit.AuditFact>().Count(fact => fact.Action == action)));

    private static async Task<VisitCompletion> Completion(Trial trial, string visit) =>
        (await trial.House.Do((ICompletion completion) => completion.Of(trial.Programme.Id))).Single(row => row.Visit == visit);
}
