using Confrere.Coaching.Data;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SetHours;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class ChooseCoachTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Coaching_opens_one_place_however_often_it_is_said(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var person = await coaching.Participant();
        await coaching.Open(person);
        var place = (await coaching.Rows<Place>()).ShouldHaveSingleItem();
        (place.Person, place.Sessions, place.Minutes).ShouldBe((person, 6, 50));
        (place.ClosesAt - place.OpenedAt).ShouldBe(Duration.FromDays(90));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_before_coaching_is_open_and_before_the_department_is_known(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var waiting = await coaching.Participant(opened: false);
        (await coaching.Wish(waiting)).Refusal.ShouldBeOfType<CoachingIsNotOpen>();
        (await coaching.Choose(waiting, coach)).Refusal.ShouldBeOfType<CoachingIsNotOpen>();
        var silent = await coaching.Participant();
        (await coaching.Wish(silent, department: " ")).Refusal.ShouldBeOfType<DepartmentIsNeeded>();
        (await coaching.Choose(silent, coach)).Refusal.ShouldBeOfType<DepartmentIsNeeded>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Proposes_and_refuses_by_the_same_hard_rules(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var good = await coaching.Coach();
        var colleague = await coaching.Coach(department: "medicine");
        var lapsing = await coaching.Coach(validUntil: new LocalDate(2026, 4, 1));
        var full = await coaching.Coach(capacity: 0);
        var person = await coaching.Participant();
        await coaching.Wish(person);
        var place = (await coaching.Rows<Place>()).Single();
        var proposals = await coaching.House.Do((ProposeCoaches propose) => propose.For(place));
        proposals.ShouldHaveSingleItem().Candidate.Coach.ShouldBe(good);
        foreach (var barred in new[] { colleague, lapsing, full })
            (await coaching.Choose(person, barred)).Refusal.ShouldBeOfType<CoachCannotBeChosen>();
        (await coaching.Choose(person, person)).Refusal.ShouldBeOfType<CoachIsNotHere>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refuses_a_second_coach_while_the_first_engagement_runs(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var person = await coaching.ParticipantOf(await coaching.Coach());
        (await coaching.Choose(person, await coaching.Coach())).Refusal.ShouldBeOfType<CoachIsChosenAlready>();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Twenty_who_choose_one_coach_at_once_never_exceed_the_protocols_three(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var people = new List<Confrere.Kernel.Identifiers.PersonId>();
        for (var i = 0; i < 20; i++)
        {
            people.Add(await coaching.Participant());
            await coaching.Wish(people[^1]);
        }
        var outcomes = await Task.WhenAll(people.Select(person => coaching.Choose(person, coach)));
        outcomes.Count(outcome => !outcome.IsRefused).ShouldBe(3);
        outcomes.Where(outcome => outcome.IsRefused).ShouldAllBe(outcome => outcome.Refusal is CoachCannotBeChosen);
        (await coaching.Rows<Engagement>()).Count.ShouldBe(3);
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_person_who_presses_twice_has_one_coach(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var (one, other, person) = (await coaching.Coach(), await coaching.Coach(), await coaching.Participant());
        await coaching.Wish(person);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => coaching.Choose(person, i % 2 == 0 ? one : other)));
        outcomes.Count(outcome => !outcome.IsRefused).ShouldBe(1);
        (await coaching.Rows<Engagement>()).ShouldHaveSingleItem();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_coach_with_gaps_in_the_profile_is_refused_with_all_of_them(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var refused = await coaching.Do((RegisterCoach register) => register.Handle(
            new("", "nowhere", "Zurich", "", "", "", "", "", "", "", new(2027, 1, 1), 99)));
        var sentence = refused.Refusal.ShouldBeOfType<CoachIsIncomplete>().Sentence;
        foreach (var part in new[] { "name", "@", "Zurich", "department", "specialty", "credential", "between 0 and 40" }) sentence.ShouldContain(part);
        (await coaching.Rows<CoachProfile>()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hours_that_overlap_or_end_before_they_begin_are_refused_and_the_old_ones_stay(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var refused = await coaching.Do((SetHours set) => set.Handle(coach, "Zurich",
        [
            new(IsoDayOfWeek.Monday, new(9, 0), new(12, 0)), new(IsoDayOfWeek.Monday, new(11, 0), new(13, 0)), new(IsoDayOfWeek.Friday, new(12, 0), new(9, 0)),
        ]));
        var sentence = refused.Refusal.ShouldBeOfType<HoursCannotBeKept>().Sentence;
        foreach (var part in new[] { "no time zone", "overlaps", "ends before it begins" }) sentence.ShouldContain(part);
        (await coaching.Rows<Confrere.Coaching.Data.WeeklyHours>()).ShouldHaveSingleItem().Day.ShouldBe(IsoDayOfWeek.Tuesday);
        var person = await coaching.Participant();
        (await coaching.Do((SetHours set) => set.Handle(person, "Europe/Zurich", []))).Refusal.ShouldBeOfType<NotACoach>();
    }
}
