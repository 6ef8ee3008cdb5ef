using Confrere.Allocation.Contracts;
using Confrere.Analysis.Data;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.KeepNote;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.People.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>What each of the four withdrawals really ends, through every module. Complaints 2 and 8 of the field: mail that goes on after somebody said stop.</summary>
[Collection("databases")]
public sealed class WithdrawalEffectsTests
{
    private static readonly string WithDeletion = SampleProtocol.With("  sample: yes\n", "  sample: yes\n  deletion: yes\n");
    private static readonly Duration ThreeMonths = Duration.FromDays(92);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Leaving_the_coaching_frees_the_hour_and_closes_the_place_and_the_surveys_go_on(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        (await Leave(trial, "coaching")).Refusal.ShouldBeNull();

        await CoachingIsOver(trial);
        (await Own(trial)).ShouldAllBe(obligation => obligation.WithdrawnAt == null);
        trial.House.Clock.Advance(ThreeMonths);
        await trial.House.Services.GetRequiredService<WindowWatch>().TakeAll();
        (await Waiting(trial, trial.Coached.Person, SurveyMail.InvitationKind)).ShouldBe(1, "the three-month survey is asked for as before");
        (await trial.Submit(trial.Coached.Participant, "month-3")).Refusal.ShouldBeNull();
        (await Withdrawals(trial)).ShouldBeEmpty();
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_waits_and_leaves_the_coaching_is_not_offered_it_when_their_turn_comes(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        var (leaves, stays) = (await trial.SomebodyWaiting(), await trial.SomebodyWaiting());
        (await trial.House.Do((Withdraw withdraw) => withdraw.Handle(leaves.Person, "coaching", "withdraw"))).Refusal.ShouldBeNull();
        trial.House.Clock.Advance(ThreeMonths);
        (await trial.Submit(leaves.Participant, "month-3")).Refusal.ShouldBeNull();
        (await trial.Submit(stays.Participant, "month-3")).Refusal.ShouldBeNull();
        var places = await trial.Rows<Place>();
        places.ShouldContain(place => place.Person == stays.Person);
        places.ShouldNotContain(place => place.Person == leaves.Person);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Leaving_the_messages_ends_surveys_and_coaching_and_the_last_mail_takes_the_hour_out_of_the_calendar(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        (await Waiting(trial, trial.Coached.Person)).ShouldBeGreaterThan(1);
        (await Leave(trial, "contact")).Refusal.ShouldBeNull();

        await CoachingIsOver(trial);
        (await Waiting(trial, trial.Coached.Person)).ShouldBe(1);
        (await Waiting(trial, trial.Coached.Person, AppointmentMail.MessageKind)).ShouldBe(1);
        (await Own(trial)).Where(obligation => !obligation.IsBaseline).ShouldAllBe(obligation => obligation.WithdrawnAt == TestHouse.Start);
        trial.House.Clock.Advance(ThreeMonths);
        await trial.House.Services.GetRequiredService<WindowWatch>().TakeAll();
        (await Waiting(trial, trial.Coached.Person)).ShouldBe(1, "nothing was written since");
        (await trial.Submit(trial.Coached.Participant, "month-3")).Refusal.ShouldBeOfType<SurveyWasWithdrawn>();
        (await Withdrawals(trial)).ShouldBeEmpty("what was answered stays in the results");
        (await Find(trial))!.HasWithdrawn.ShouldBeTrue();
        (await Frozen(trial)).ShouldContain($"{trial.Coached.Participant}");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Leaving_the_study_keeps_in_the_freeze_what_was_answered_before_and_nothing_after(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        trial.House.Clock.Advance(Duration.FromHours(1));
        (await Leave(trial, "data")).Refusal.ShouldBeNull();

        await CoachingIsOver(trial);
        (await Withdrawals(trial)).ShouldBe([new(trial.Coached.Participant, TestHouse.Start + Duration.FromHours(1))]);
        (await trial.Submit(trial.Coached.Participant, "month-3")).Refusal.ShouldBeOfType<SurveyWasWithdrawn>();
        ValuesOf(await Frozen(trial), trial.Coached.Participant).ShouldNotBeEmpty("the baseline was answered before");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deletion_is_refused_where_the_signed_text_does_not_allow_it(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        (await Leave(trial, "deletion")).Refusal.ShouldBeOfType<DeletionIsNotAllowed>();
        (await Find(trial))!.HasWithdrawn.ShouldBeFalse();
        (await trial.Rows<Submission>()).ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deletion_leaves_a_code_without_a_person_and_the_flow_and_the_allocation_still_add_up(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider, WithDeletion);
        var (coached, others) = (trial.Coached, (await trial.Rows<Submission>()).Count - 1);
        var session = (await trial.Rows<Session>()).Single();
        (await trial.House.Do((KeepNote keep) => keep.Keep(trial.Coach, session.Engagement, Coaching.Sealed.First("coach", session.Id)))).Refusal.ShouldBeNull();
        (await Leave(trial, "deletion")).Refusal.ShouldBeNull();

        (await trial.Rows<Submission>()).Count.ShouldBe(others);
        (await trial.Rows<LinkRow>()).Count.ShouldBe(others);
        (await trial.Rows<ConsentRow>()).Count.ShouldBe(others);
        (await trial.Rows<Note>()).ShouldBeEmpty();
        (await trial.Rows<Place>()).Single(place => place.Person == coached.Person).WishesJson.ShouldBeEmpty();
        (await trial.Rows<OutboxMessage>()).ShouldAllBe(message => message.Recipient != coached.Person);
        (await trial.Rows<OutboxMessage>()).ShouldContain(message => message.Recipient == trial.Coach, "the coach is told that the hour is free");
        (await trial.House.Do((IPeople people) => people.ContactOf(coached.Person))).ShouldBeNull();
        (await trial.House.Do((IParticipants participants) => participants.PersonOf(coached.Participant))).ShouldBeNull();

        (await Find(trial))!.HasWithdrawn.ShouldBeTrue();
        (await trial.At.Counts()).ShouldBe(new(others + 1, others + 1, 0, 0, others + 1, 1));
        (await Withdrawals(trial)).Keys.ShouldBe([coached.Participant]);
        ValuesOf(await Frozen(trial), coached.Participant).ShouldBeEmpty();
        (await trial.House.Do((IAllocationReplay replay) => replay.Verify(trial.At.Programme))).Problem.ShouldBeNull();
        (await trial.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_another_part_in_the_house_keeps_their_name_and_loses_the_participants(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider, WithDeletion);
        await trial.House.As(services => services.GetRequiredService<Writer>().Write(work =>
            services.GetRequiredService<IPeople>().Grant(trial.Coached.Person, Role.Coach, work)));
        (await Leave(trial, "deletion")).Refusal.ShouldBeNull();
        (await trial.House.Do((IPeople people) => people.ContactOf(trial.Coached.Person))).ShouldNotBeNull();
        (await trial.House.Do((IPeople people) => people.WithRole(Role.Participant))).ShouldNotContain(trial.Coached.Person);
    }

    // Coaching ends at the next round of housekeeping, a few minutes later, so that nothing joins its instants to those of the withdrawal.
    private static async Task<Result<Done>> Leave(CoachedTrial trial, string kind)
    {
        var result = await trial.House.Do((Withdraw withdraw) => withdraw.Handle(trial.Coached.Person, kind, "withdraw"));
        if (!result.IsRefused) await trial.House.Services.GetRequiredService<KeepHouse>().Run();
        return result;
    }

    private static async Task CoachingIsOver(CoachedTrial trial)
    {
        (await trial.Rows<Session>()).ShouldHaveSingleItem().State.ShouldBe(SessionState.Cancelled);
        (await trial.Rows<Engagement>()).ShouldHaveSingleItem().EndedBecause.ShouldBe(Engagement.Withdrew);
        (await trial.Book(Duration.FromHours(1))).Refusal.ShouldBeOfType<NoCoachIsChosen>();
        (await trial.House.Do((ChooseCoach choose) => choose.Handle(trial.Coached.Person, trial.Coach))).Refusal.ShouldBeOfType<CoachingIsNotOpen>();
    }

    private static async Task<List<Obligation>> Own(CoachedTrial trial) => (await trial.Rows<Obligation>()).FindAll(row => row.Participant == trial.Coached.Participant);

    private static async Task<int> Waiting(CoachedTrial trial, PersonId person, string? kind = null) =>
        (await trial.Rows<OutboxMessage>()).Count(row => row.Recipient == person && row.State == OutboxState.Waiting && (kind is null || row.Kind == kind));

    private static Task<IReadOnlyDictionary<ParticipantCode, Instant>> Withdrawals(CoachedTrial trial) =>
        trial.House.Do((IDataWithdrawals withdrawals) => withdrawals.Of(trial.At.Programme));

    private static Task<Participant?> Find(CoachedTrial trial) => trial.House.Do((IParticipants participants) => participants.Find(trial.Coached.Participant));

    private static async Task<string> Frozen(CoachedTrial trial)
    {
        _ = (await trial.House.Do((LockPlan plan) => plan.Handle(trial.At.Programme))).Value;
        _ = (await trial.House.Do((FreezeDataset freeze) => freeze.Handle(trial.At.Programme))).Value;
        return (await trial.Rows<FrozenSet>()).Single().Text;
    }

    private static readonly string[] NoScores = [",group,", ",missing-reason,"];

    /// <summary>The scores that the frozen table holds for one participant, without the group and the reason why one is missing; an empty one stands for missing.</summary>
    private static IReadOnlyList<string> ValuesOf(string table, ParticipantCode participant) =>
        [.. table.Split('\n').Where(line => line.StartsWith(participant.Value, StringComparison.Ordinal) && !NoScores.Any(variable => line.Contains(variable, StringComparison.Ordinal))).Select(line => line.TrimEnd('\r').Split(',')[^1]).Where(value => value.Length > 0)];
}
