using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.KeepCredentials;
using Confrere.Coaching.Features.RunMatch;
using Confrere.Coaching.Features.SeeCoach;
using Confrere.Coaching.Features.TakeLeave;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class CoachRecordTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_credential_that_ends_inside_the_block_stops_new_matches_and_a_renewal_opens_them(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        // The place closes on 31 May 2026.
        var coach = await coaching.Coach(validUntil: new(2026, 5, 30));
        var person = await coaching.Participant();
        await coaching.Wish(person);
        (await coaching.Choose(person, coach)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.Credential);
        _ = (await coaching.Do((RunMatch run) => run.Handle(coaching.Programme.Id))).Value;
        (await coaching.Rows<MatchPair>()).Single().Words.Split('\n')[1].ShouldBe("A certificate of one coach that lasts through the block would match them.");
        (await Keep(coaching, coach, new("ICF", "ACC", "77", new(2026, 1, 1), new(2025, 1, 1), 40, 2000))).Refusal!.Sentence
            .ShouldBe("It expires before it is issued. Credits are between 0 and 1000. Nothing was kept.");
        (await Keep(coaching, coach, new("ICF", "ACC", "77", new(2023, 6, 1), new(2026, 6, 1), 40, 12))).IsRefused.ShouldBeFalse();
        // An older record, entered later, does not shorten what lasts longer.
        (await Keep(coaching, coach, new("ICF", "ACC", "76", new(2020, 6, 1), new(2023, 6, 1), 40, 40))).IsRefused.ShouldBeFalse();
        (await coaching.Rows<CoachProfile>()).Single().CredentialValidUntil.ShouldBe(new(2026, 6, 1));
        (await coaching.Choose(person, coach)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void The_lapse_is_told_from_three_months_before()
    {
        CredentialLapse.Of(new(2026, 6, 2), Today, runs: true).ShouldBeNull();
        CredentialLapse.Of(new(2026, 6, 1), Today, runs: false).ShouldBe("The credential ends on 1 June 2026, inside a block that would begin today. Nobody new is matched until it is renewed.");
        CredentialLapse.Of(new(2026, 3, 1), Today, runs: true)!.ShouldContain("Coaching that runs now goes on and may outlast it");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_coach_whose_credential_lapses_is_written_to_once_and_not_after_a_renewal(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (lapsing, renewed) = (await coaching.Coach(validUntil: new(2026, 5, 1)), await coaching.Coach(validUntil: new(2026, 5, 1)));
        await coaching.Participant();
        var house = coaching.House.Services.GetRequiredService<KeepHouse>();
        await house.Run();
        await house.Run();
        _ = (await Keep(coaching, renewed, new("ICF", "ACC", "", new(2026, 3, 1), new(2029, 3, 1), 0, 0))).Value;
        await coaching.Deliver();
        coaching.Sink.To(await coaching.EmailOf(lapsing)).ShouldHaveSingleItem().Subject.ShouldBe("A date to look at on your page");
        coaching.Sink.To(await coaching.EmailOf(renewed)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_coach_moves_on_a_step_at_a_time_and_is_matched_once_certified(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(validUntil: new(2026, 2, 1));
        var person = await coaching.Participant();
        await coaching.Wish(person);
        (await Move(coaching, coach, CoachStanding.Candidate)).Refusal.ShouldBeOfType<ReasonIsNeeded>().Sentence.ShouldBe("Please write why the coach is set back. The reason is kept in the audit log. Nothing was changed.");
        (await coaching.Rows<CoachProfile>()).Single().Standing.ShouldBe(CoachStanding.Certified);
        (await Move(coaching, coach, CoachStanding.Candidate, "The certificate was not theirs.")).IsRefused.ShouldBeFalse();
        (await Move(coaching, coach, CoachStanding.SupervisedHours)).Refusal.ShouldBeOfType<StepIsNotTheNext>().Next.ShouldBe("In training");
        (await Move(coaching, coach, CoachStanding.Training)).IsRefused.ShouldBeFalse();
        (await Move(coaching, coach, CoachStanding.SupervisedHours)).IsRefused.ShouldBeFalse();
        (await Move(coaching, coach, CoachStanding.Certified)).Refusal.ShouldBeOfType<CertifiedNeedsCredential>();
        _ = (await Keep(coaching, coach, new("ICF", "ACC", "", new(2026, 3, 1), new(2029, 3, 1), 0, 0))).Value;
        (await coaching.Choose(person, coach)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.Credential);
        (await Move(coaching, coach, CoachStanding.Certified)).IsRefused.ShouldBeFalse();
        (await coaching.Choose(person, coach)).IsRefused.ShouldBeFalse();
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_leave_no_hour_is_offered_and_a_whole_horizon_away_keeps_from_new_matches(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        (await coaching.Book(person, CoachingHouse.Tuesday9InZurich)).IsRefused.ShouldBeFalse();
        (await Leave(coaching, coach, new(2026, 3, 12), new(2026, 3, 10))).Refusal.ShouldBeOfType<LeaveEndsBeforeItBegins>();
        (await Leave(coaching, coach, new(2026, 3, 10), new(2026, 3, 17))).Value.ShouldBe(1);
        (await coaching.Book(person, CoachingHouse.Tuesday9InZurich + Duration.FromHours(1))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(person, CoachingHouse.Tuesday9InZurich + Duration.FromDays(7))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        var leave = (await coaching.Rows<Leave>()).Single().Id;
        (await coaching.Do((TakeLeave take) => take.Return(person, leave))).Refusal.ShouldBeOfType<LeaveIsOver>();
        (await coaching.Do((TakeLeave take) => take.Return(coach, leave))).IsRefused.ShouldBeFalse();
        (await coaching.Book(person, CoachingHouse.Tuesday9InZurich + Duration.FromDays(7))).IsRefused.ShouldBeFalse();
        _ = (await Leave(coaching, coach, Today, Today.PlusDays(21))).Value;
        var second = await coaching.Participant();
        await coaching.Wish(second);
        (await coaching.Choose(second, coach)).Refusal.ShouldBeOfType<CoachCannotBeChosen>().Rule.ShouldBe(MatchRules.Away);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Records_profile_and_practice_over_http(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach(validUntil: new(2026, 5, 1));
        var address = await coaching.House.Serve();
        using var desk = new Visitor(address, coach, Role.Coach);
        (await desk.Open("/coach")).ShouldContain("The credential ends on 1 May 2026");
        (await desk.Open("/coach/profile")).ShouldContain("Nothing is logged yet.");
        (await desk.Post("/coach/profile?handler=Practice", ("on", "2026-03-03"), ("minutes", "50"), ("kind", "Supervision"))).ShouldContain("still ahead");
        (await desk.Post("/coach/profile?handler=Practice", ("on", "2026-03-01"), ("minutes", "90"), ("kind", "Supervision"))).ShouldBe("/coach/profile");
        (await desk.Open("/coach/profile")).ShouldContain("Supervision received: 1.5 hours.");
        (await desk.Post("/coach/profile?handler=Leave", ("from", "soon"))).ShouldContain("Please give the date");
        (await desk.Post("/coach/profile?handler=Leave", ("from", "2026-03-10"), ("until", "2026-03-11"))).ShouldBe("/coach/profile");
        (await desk.Open("/coach/profile")).ShouldContain("10 Mar 2026 to 11 Mar 2026");
        (await desk.Post("/coach/profile?handler=Words", ("specialty", " "))).ShouldContain("Please name your specialty");
        (await desk.Post("/coach/profile?handler=Words", ("specialty", "Cardiology"), ("interests", "Time with patients"))).ShouldBe("/coach/profile");
        (await coaching.Rows<CoachProfile>()).Single().Interests.ShouldBe("Time with patients");

        using var director = new Visitor(address, await coaching.Participant(opened: false), Role.Director);
        (await director.Open("/coaches")).ShouldContain("Ends inside a block");
        var path = $"/coaches/{coach}";
        (await director.Open(path)).ShouldContain("Supervision received: 1.5 hours.");
        (await director.Post($"{path}?handler=Credential", ("body", "ICF"), ("level", "PCC"), ("issued", ""), ("expires", ""))).ShouldContain("The two dates are needed");
        (await director.Post($"{path}?handler=Credential", ("body", "ICF"), ("level", "PCC"), ("number", "9"), ("issued", "2026-03-01"), ("expires", "2029-03-01"))).ShouldBe(path);
        (await director.Open(path)).ShouldContain("ICF PCC");
        (await director.Post($"{path}?handler=Standing", ("standing", "Candidate"), ("reason", "Hours are missing."))).ShouldBe(path);
        (await director.Open("/coaches")).ShouldContain("Candidate");
        (await director.Post($"{path}?handler=Contract", ("contract", "PerSession"), ("rate", ""))).ShouldContain("A rate per session");
        (await director.Post($"{path}?handler=Contract", ("contract", "PerSession"), ("rate", "135.50"))).ShouldBe(path);
        (await coaching.Rows<CoachProfile>()).Single().ContractRate.ShouldBe(135.5m);
        (await director.StatusOf($"/coaches/{Guid.Empty}")).ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static Task<Result<Done>> Keep(CoachingHouse coaching, PersonId coach, CredentialDetails details) => coaching.Do((KeepCredential keep) => keep.Handle(coach, details));

    private static Task<Result<Done>> Move(CoachingHouse coaching, PersonId coach, CoachStanding standing, string? reason = null) =>
        coaching.Do((MoveCoachOn move) => move.Handle(coach, standing, reason));

    private static Task<Result<int>> Leave(CoachingHouse coaching, PersonId coach, LocalDate from, LocalDate until) => coaching.Do((TakeLeave take) => take.Handle(coach, from, until));
}
