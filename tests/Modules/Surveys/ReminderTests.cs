using Confrere.Allocation.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.ChooseMessages;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.FollowUp;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>Allocated on 2 March 2026, 14:00 UTC, in Zurich: month 3 is due on 31 May, open from 24 May to the end of 21 June; reminders on the 2nd, 7th and 14th day after.</summary>
[Collection("databases")]
public sealed class ReminderTests
{
    private static readonly Instant Opens = Instant.FromUtc(2026, 5, 23, 22, 0);
    private static readonly Instant[] Rungs = [Instant.FromUtc(2026, 6, 2, 6, 0), Instant.FromUtc(2026, 6, 7, 6, 0), Instant.FromUtc(2026, 6, 14, 6, 0)];

    // Twelve hours, and the largest change of the clocks that there is: two hours at Troll in Antarctica.
    private static readonly Duration LongestNight = Duration.FromHours(14);

    private static readonly Protocol Ladder = TrialProtocol.OneToOne with
    {
        Visits = [.. TrialProtocol.OneToOne.Visits.Select(visit => visit with { RemindDays = [2, 7, 14] })],
    };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_rung_of_the_ladder_is_one_mail_and_the_last_says_so(DatabaseProvider provider)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox);

        foreach (var at in Rungs.Prepend(Opens))
        {
            await Watch(trial, at);
            await Watch(trial, at);
        }

        outbox.Messages.Select(message => message.Kind).ShouldBe([SurveyMail.InvitationKind, SurveyMail.ReminderKind, SurveyMail.ReminderKind, SurveyMail.ReminderKind]);
        outbox.Messages.Select(message => message.Key).Distinct().Count().ShouldBe(4);
        outbox.Messages.Select(message => message.SendAfter).ShouldBe([Instant.FromUtc(2026, 5, 24, 6, 0), .. Rungs]);
        outbox.Messages.Select(message => message.Text.Contains("the last reminder")).ShouldBe([false, false, false, true]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_ladder_ends_where_the_answers_come_in(DatabaseProvider provider)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox);
        foreach (var at in new[] { Opens, Rungs[0] }) await Watch(trial, at);

        (await trial.Submit(trial.Codes[0], "month3")).IsRefused.ShouldBeFalse();
        foreach (var at in Rungs) await Watch(trial, at);

        outbox.Messages.Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_clock_that_jumps_a_day_forward_and_back_takes_each_step_once(DatabaseProvider provider)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox);
        var day = Duration.FromDays(1);
        await Watch(trial, Opens);

        foreach (var rung in Rungs)
            foreach (var at in new[] { rung - day, rung - Duration.FromMinutes(1), rung + day, rung, rung - day, rung + Duration.FromHours(1) })
                await Watch(trial, at);

        outbox.Messages.Count.ShouldBe(1 + Rungs.Length);
        outbox.Messages.Select(message => message.Key).Distinct().Count().ShouldBe(1 + Rungs.Length);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_director_writes_to_all_who_owe_it_not_twice_a_day_and_never_above_the_cap(DatabaseProvider provider)
    {
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox, people: 3);
        await Watch(trial, Opens + Duration.FromHours(12));
        (await trial.Submit(trial.Codes[0], "month3")).IsRefused.ShouldBeFalse();

        (await Now(trial)).Refusal.ShouldBeOfType<NobodyToRemindNow>();
        var mails = 3;
        for (var more = 0; more < ReminderLadder.MostMails - 1; more++)
        {
            trial.House.Clock.Advance(Duration.FromHours(12));
            (await Now(trial)).Value.ShouldBe(2);
            outbox.Messages.Count.ShouldBe(mails += 2);
            (await Now(trial)).Refusal.ShouldBeOfType<NobodyToRemindNow>();
        }
        trial.House.Clock.Advance(Duration.FromHours(12));
        (await Now(trial)).Refusal!.Sentence.ShouldContain("have had 6 mails");
        // The ladder's own rungs are under the same cap.
        foreach (var rung in Rungs) await Watch(trial, rung);
        outbox.Messages.Count.ShouldBe(mails);
        outbox.Messages.ShouldAllBe(message => WritingHours.NotBefore(message.SendAfter, DateTimeZoneProviders.Tzdb["Europe/Zurich"]) == message.SendAfter);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task At_the_moment_of_sending_answers_quiet_hours_wishes_and_a_later_mail_are_asked_again(DatabaseProvider provider)
    {
        var mail = new KeptMail();
        await using var trial = await Trial.On(provider, protocol: Ladder, adjust: services => services.AddSingleton<IMailTransport>(mail).AddScoped<IPeople, EverybodyHasAnAddress>());
        foreach (var _ in Enumerable.Range(0, 3)) (await trial.Submit(await trial.Consent())).IsRefused.ShouldBeFalse();
        var (answers, refuses, silent) = (trial.Codes[0], trial.Codes[1], trial.Codes[2]);
        await trial.House.Do(async (ChooseMessages choose) => { await choose.Handle(Trial.PersonOf(refuses), new HashSet<string>()); return true; });

        // The mail server is away from the opening until the evening after the first reminder: nobody is written to at ten.
        await Watch(trial, Opens);
        await Watch(trial, Rungs[0]);
        trial.House.Clock.Reset(Instant.FromUtc(2026, 6, 2, 20, 0));
        await Deliver(trial);
        mail.Sent.ShouldBeEmpty();
        await trial.Submit(answers, "month3");
        trial.House.Clock.Reset(Instant.FromUtc(2026, 6, 3, 6, 0));
        await Deliver(trial);

        // One mail in all: the answered one is asked nothing, the other wants no reminders, and the invitation is behind the reminder.
        mail.Sent.ShouldHaveSingleItem().To.Mailboxes.Single().Address.ShouldBe(EverybodyHasAnAddress.Of(Trial.PersonOf(silent)));
        mail.Sent[0].Subject.ShouldBe("A short form is still open for you");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Both_arms_are_asked_with_the_same_effort(DatabaseProvider provider)
    {
        const int People = 24;
        var outbox = new RecordingOutbox();
        await using var trial = await Allocated(provider, outbox, People);
        var letters = await trial.House.Do((IBlindedArms arms) => arms.Of(trial.Programme.Id));
        // In each arm the first answers at once, the second after a reminder, the third after two, the fourth never, and so on.
        var pace = letters.GroupBy(pair => pair.Value).SelectMany(arm => arm.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal).Select((pair, place) => (pair.Key, Pace: place % 4)))
            .ToDictionary(row => row.Key, row => row.Pace);
        letters.Values.Distinct().Count().ShouldBe(2);

        Instant[] moments = [Opens, .. Rungs];
        for (var step = 0; step < moments.Length; step++)
        {
            await Watch(trial, moments[step]);
            foreach (var code in pace.Where(row => row.Value == step && step < 3).Select(row => row.Key)) (await trial.Submit(code, "month3")).IsRefused.ShouldBeFalse();
            if (step == 2)
            {
                trial.House.Clock.Advance(Duration.FromHours(13));
                (await Now(trial)).IsRefused.ShouldBeFalse();
            }
        }

        var effort = outbox.Messages.GroupBy(message => message.To).ToDictionary(
            person => person.Key, person => string.Join(", ", person.Select(message => $"{message.Kind} at {message.SendAfter}")));
        var byArm = pace.GroupBy(row => letters[row.Key]).Select(arm => arm.Select(row => $"{row.Value}: {effort[Trial.PersonOf(row.Key)]}").Distinct().Order(StringComparer.Ordinal).ToList()).ToList();
        // The last block may be half used, so that one arm has more people; what each pace was sent is the same in both.
        byArm[0].ShouldBe(byArm[1]);
        byArm[0].Count.ShouldBe(4, "the paces must differ, or the comparison says nothing");
    }

    public static TheoryData<string> EveryZone => [.. DateTimeZoneProviders.Tzdb.Ids];

    [Theory, MemberData(nameof(EveryZone))]
    public void Rungs_come_in_writing_hours_of_every_zone_on_every_day_of_a_year(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        int[] days = [1, 2, 7, 14, 21];
        for (var due = new LocalDate(2026, 1, 1); due.Year == 2026; due = due.PlusDays(1))
        {
            var closes = SurveyWindow.Beginning(due.PlusDays(22), zone);
            var rungs = ReminderLadder.Of(due, days, closes, zone).Rungs;
            // Plain comparisons: an assertion library a million times takes minutes.
            if (rungs.Count != days.Length) throw new InvalidOperationException($"{rungs.Count} rungs for {due} in {zoneId}.");
            for (var rung = 0; rung < rungs.Count; rung++)
                if (rungs[rung].InZone(zone).Date != due.PlusDays(days[rung]) || WritingHours.NotBefore(rungs[rung], zone) != rungs[rung] || (rung > 0 && rungs[rung] <= rungs[rung - 1]))
                    throw new InvalidOperationException($"Rung {rung + 1} for {due} in {zoneId} comes at {rungs[rung]}.");
        }
    }

    [Theory, MemberData(nameof(EveryZone))]
    public void Whatever_the_hour_mail_goes_out_between_eight_and_eight_and_within_a_day(string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        // Every forty-seven minutes, so that every minute of the hour meets every clock change.
        for (var now = Instant.FromUtc(2026, 1, 1, 0, 0); now < Instant.FromUtc(2027, 1, 1, 0, 0); now += Duration.FromMinutes(47))
        {
            var at = WritingHours.NotBefore(now, zone);
            var hour = at.InZone(zone).TimeOfDay;
            if (hour < new LocalTime(8, 0) || hour >= new LocalTime(20, 0) || at < now || at - now > LongestNight) throw new InvalidOperationException($"{now} in {zoneId} waits until {at}.");
        }
    }

    private static async Task<Trial> Allocated(DatabaseProvider provider, RecordingOutbox outbox, int people = 1)
    {
        var trial = await Trial.On(provider, adjust: services => services.AddSingleton<IOutbox>(outbox), protocol: Ladder);
        for (var person = 0; person < people; person++) (await trial.Submit(await trial.Consent())).IsRefused.ShouldBeFalse();
        return trial;
    }

    private static async Task Watch(Trial trial, Instant at)
    {
        trial.House.Clock.Reset(at);
        await trial.House.Services.GetRequiredService<WindowWatch>().TakeAll();
    }

    private static Task Deliver(Trial trial) => trial.House.Services.GetRequiredService<DeliverMessages>().RunUntilNothingIsDue();

    private static Task<Confrere.Kernel.Refusals.Result<int>> Now(Trial trial) => trial.House.Do((RemindNow remind) => remind.Handle(trial.Programme.Id, "month3"));
}
