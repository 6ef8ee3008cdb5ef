using System.Net;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.RecordOutsideEvent;
using Confrere.Enrolment.Features.RenewConsent;
using Confrere.Enrolment.Features.ViewParticipants;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.Protocols.Features.AmendProgramme;
using Confrere.Surveys.Features.CloseWindows;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>Every dated event in one list: all of it for the participant, by code and without what tells an arm for the director.</summary>
[Collection("databases")]
public sealed class ParticipantTimelineTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_director_reads_consent_allocation_and_withdrawal_in_the_order_of_their_days(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        var (at, coached) = (trial.At, trial.Coached);
        (await at.House.Do((RecordOutsideEvent record) => record.ByThemselves(coached.Person, OutsideEventKind.Coaching, "2026-03-01"))).Refusal.ShouldBeNull();
        trial.House.Clock.Advance(Duration.FromDays(1));
        (await at.House.Do((AmendProgramme amend) => amend.Handle(at.Programme, SampleProtocol.With(
            "version: 1\n", "version: 2\namendment:\n  reason: Longer.\n  effectiveOn: 2026-03-03\n  asksConsentAgain: yes\n", "minutesPerSession: 50 ", "minutesPerSession: 60 ")))).Refusal.ShouldBeNull();
        (await at.House.Do((RenewConsent renew) => renew.Handle(coached.Person, "Ada Example", true))).Refusal.ShouldBeNull();
        trial.House.Clock.Advance(Duration.FromDays(92));
        await trial.House.Services.GetRequiredService<WindowWatch>().TakeAll();
        trial.House.Clock.Advance(Duration.FromDays(60));
        await trial.House.Services.GetRequiredService<WindowWatch>().TakeAll();
        (await at.House.Do((Withdraw withdraw) => withdraw.Handle(coached.Person, "data", "withdraw"))).Refusal.ShouldBeNull();

        // No survey: the director's list of surveys names who has not answered, and a day that stands in both would join the name to the code.
        var events = await Timeline(trial, coached.Participant);
        var told = events.Select(happened => happened.What).ToList();
        told.ShouldBe(
        [
            "Consented", "Allocated", "Consented to a later version of the protocol", "Left the study",
        ], ignoreOrder: true);
        events.ShouldBeInOrder(SortDirection.Ascending, Comparer<ParticipantEvent>.Create((one, other) => one.At.CompareTo(other.At)));
        told[^1].ShouldBe("Left the study");
    }

    /// <summary>Complaints 19 and 22 of the field: readers of logs and lists see arms. What two arms have at the same ages of their calendar reads alike here.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whose_coaching_runs_and_who_waits_read_alike(DatabaseProvider provider)
    {
        await using var trial = await CoachedTrial.On(provider);
        ParticipantCode? waiting = null;
        for (var i = 0; waiting is null; i++)
        {
            var signed = await trial.At.Enrol($"later{i}@example.org");
            await trial.Submit(signed.Participant);
            if ((await trial.Rows<Confrere.Coaching.Data.Place>()).All(place => place.Person != signed.Person)) waiting = signed.Participant;
            (i < 7).ShouldBeTrue("nobody was allocated to wait");
        }
        (await Timeline(trial, waiting.Value)).ShouldBe(await Timeline(trial, trial.Coached.Participant));
    }

    [Fact]
    public async Task On_the_pages_the_director_meets_codes_and_trial_days_and_no_name_date_answer_or_group()
    {
        await using var trial = await CoachedTrial.On(DatabaseProvider.Sqlite);
        var root = await trial.House.Serve();
        using var director = await EnrolmentPagesTests.SignedIn(trial.At, root, "dora@example.org", Role.Director);
        var here = $"/programmes/{trial.At.Programme}/participants";
        var timeline = $"{here}/{trial.Coached.Participant}";
        await director.Open(timeline);
        director.Path.ShouldBe(here);
        director.Words.ShouldContain("a list this short could point at somebody");
        director.Words.ShouldNotContain(trial.Coached.Participant.Value);
        for (var i = 0; i < (await trial.At.Read()).Protocol.Disclosure.SmallestCell; i++) await trial.At.Enrol($"more{i}@example.org");

        await director.Open(here);
        director.Words.ShouldContain(trial.Coached.Participant.Value);
        director.Words.ShouldNotContain("Ada Example");
        await director.Open(timeline);
        director.Words.ShouldContain("Consented in March 2026");
        director.Words.ShouldContain("Day 0 Done: Allocated");
        foreach (var secret in new[] { "Ada Example", "immediate", "delayed", "Coaching now", "Session 1", "2 March", "2026-03-02", "15:00", "14:00", "pfi" }) director.Words.ShouldNotContain(secret);
        await director.Open($"{here}/{ParticipantCode.New()}");
        director.Status.ShouldBe(HttpStatusCode.NotFound);

        using var stranger = await EnrolmentPagesTests.SignedIn(trial.At, root, "dora@elsewhere.org", Role.Director, NewId.Of<InstitutionId>());
        foreach (var path in new[] { here, timeline })
        {
            await stranger.Open(path);
            stranger.Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    private static Task<IReadOnlyList<ParticipantEvent>> Timeline(CoachedTrial trial, ParticipantCode code) => trial.House.As(async services =>
        await services.GetRequiredService<ParticipantTimeline>().Of((await services.GetRequiredService<IParticipants>().Find(code))!));

}
