using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

public sealed class MatchingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 14, 0);
    private static readonly Instant Closes = Now + Duration.FromDays(92);
    private static readonly PersonId Me = NewId.Of<PersonId>();
    private static readonly Wishes MyWishes = new("Medicine", "Internal medicine", ["German"], TimesOfWeek.Evenings) { CallPool = "Rota 4" };

    [Fact]
    public void Each_hard_rule_bars_by_itself()
    {
        Barriers(Good()).ShouldBe(MatchRules.None);
        Barriers(Good() with { Coach = Me }).ShouldBe(MatchRules.Self);
        Barriers(Good() with { Department = " medicine" }).ShouldBe(MatchRules.Department);
        Barriers(Good() with { OtherDepartments = ["Medicine"] }).ShouldBe(MatchRules.Department);
        Barriers(Good() with { CallPool = "rota 4" }).ShouldBe(MatchRules.CallPool);
        Barriers(Good() with { CredentialValidUntil = Closes.InUtc().Date.PlusDays(-1) }).ShouldBe(MatchRules.Credential);
        Barriers(Good() with { CredentialValidUntil = Closes.InUtc().Date }).ShouldBe(MatchRules.None);
        Barriers(Good() with { Load = 3 }).ShouldBe(MatchRules.Capacity);
        Barriers(Good() with { Capacity = 0, Load = 0 }).ShouldBe(MatchRules.Capacity);
        Barriers(Good() with { Specialty = "internal medicine" }).ShouldBe(MatchRules.None);
        Matching.Barriers(Seeker, Good() with { Specialty = "internal medicine" }, Ties.None, Now, neverSameSpecialty: true).ShouldBe(MatchRules.Specialty);
    }

    [Fact]
    public void A_tie_bars_whichever_side_declared_it_and_under_whichever_address()
    {
        var (coach, second, mine) = (Good(), NewId.Of<PersonId>(), NewId.Of<PersonId>());
        foreach (var rule in MatchRulesExtensions.Declared.Each())
        {
            Matching.Barriers(Seeker, coach, new([], [(Me, coach.Coach, rule)]), Now).ShouldBe(rule);
            Matching.Barriers(Seeker, coach, new([], [(coach.Coach, Me, rule)]), Now).ShouldBe(rule);
            Matching.Barriers(Seeker, coach, new([(second, coach.Coach), (Me, mine)], [(second, mine, rule)]), Now).ShouldBe(rule);
            Matching.Barriers(Seeker, coach, new([], [(second, Me, rule)]), Now).ShouldBe(MatchRules.None);
        }
        Matching.Barriers(Seeker, coach, new([(coach.Coach, second), (second, Me)], []), Now).ShouldBe(MatchRules.Self);
        new Ties([(coach.Coach, second), (second, Me)], []).Accounts(Me).ShouldBe([Me, second, coach.Coach], ignoreOrder: true);
    }

    [Fact]
    public void A_refusal_never_tells_what_was_declared()
    {
        MatchRulesExtensions.Declared.Each().Select(rule => rule.Sentence()).Distinct().ShouldBe(["This coach cannot be proposed to you."]);
        foreach (var rule in Enum.GetValues<MatchRules>().Where(rule => rule != MatchRules.None)) rule.Name().ShouldNotBe("no rule");
    }

    [Fact]
    public void Every_rule_names_its_source()
    {
        var rules = new CoachRules(3, CoachRules.Conflicts, ["peer-coach-training"], "volunteer", 0);
        MatchRules.Supervision.Source(rules).ShouldBe("coaches.never: supervisor, supervisee");
        MatchRules.Capacity.Source(rules).ShouldStartWith("coaches.mostAtOnce: 3");
        MatchRules.PrivateBlock.Source(rules).ShouldBe("the house, for every protocol");
        CoachRules.Conflicts.Select(MatchRulesExtensions.Of).ShouldNotContain(MatchRules.None);
    }

    [Fact]
    public void Wishes_count_in_the_order_of_their_weights()
    {
        var wishes = MyWishes with { Topics = ["Leading a small team", "Time with patients", "Writing"], CareerStage = "Senior" };
        int Score(Candidate coach) => Matching.Propose(Seeker with { Wishes = wishes }, [coach], Ties.None, Now).Single().Score;
        var plain = Good() with { Specialty = "Internal medicine" };
        Score(plain).ShouldBe(0);
        Score(plain with { Hours = [new(IsoDayOfWeek.Thursday, new(18, 0), new(23, 0))] }).ShouldBe(4000);
        Score(plain with { Interests = ["time with patients", "Leading a small team", "writing"] }).ShouldBe(2000);
        Score(plain with { CareerStage = "senior" }).ShouldBe(1000);
        Score(plain with { Specialty = "Surgery" }).ShouldBe(1000);
        Score(plain with { Languages = ["german"] }).ShouldBe(1000);
        Score(plain with { Load = 1 }).ShouldBe(-333);
        Matching.Propose(Seeker with { Wishes = wishes, Completed = [plain.Coach] }, [plain], Ties.None, Now).Single().Score.ShouldBe(1000);
    }

    [Fact]
    public void Proposes_three_and_the_one_with_hours_in_common_first()
    {
        var evenings = Good() with { Hours = [new(IsoDayOfWeek.Thursday, new(18, 0), new(20, 0))] };
        var coaches = Enumerable.Range(0, 6).Select(_ => Good()).Append(evenings).ToList();
        var proposals = Propose(coaches);
        proposals.Count.ShouldBe(3);
        proposals[0].Candidate.Coach.ShouldBe(evenings.Coach);
        proposals[0].Reasons.ShouldContain("Has 2 free hours a week at the times you named.");
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_roster()
    {
        var coaches = Enumerable.Range(0, 10).Select(_ => Good()).ToList();
        Propose(coaches).Select(proposal => proposal.Candidate.Coach).ShouldBe(Propose(Enumerable.Reverse(coaches)).Select(proposal => proposal.Candidate.Coach));
    }

    [Fact]
    public void Evenings_are_evenings_on_the_participants_clock()
    {
        // 13:00 in New York is 18:00 in Zurich on 5 March 2026.
        var coach = Good() with { Zone = DateTimeZoneProviders.Tzdb["America/New_York"], Hours = [new(IsoDayOfWeek.Thursday, new(13, 0), new(15, 0))] };
        new PairTable([Seeker, Seeker with { Zone = coach.Zone }], [coach], Ties.None, Now).SharedHours(0, 0).ShouldBe(2);
        new PairTable([Seeker, Seeker with { Zone = coach.Zone }], [coach], Ties.None, Now).SharedHours(1, 0).ShouldBe(0);
    }

    private static readonly Seeker Seeker = new(Me, NewId.Of<PlaceId>(), MyWishes, DateTimeZoneProviders.Tzdb["Europe/Zurich"], Closes);

    private static IReadOnlyList<Proposal> Propose(IEnumerable<Candidate> coaches) => Matching.Propose(Seeker, [.. coaches], Ties.None, Now);

    private static MatchRules Barriers(Candidate coach) => Matching.Barriers(Seeker, coach, Ties.None, Now);

    private static Candidate Good() => new(
        NewId.Of<PersonId>(), "Surgery", "Surgery", ["English"], new(2027, 1, 1), 3, 0, DateTimeZoneProviders.Tzdb["Europe/Zurich"],
        [new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0))]);
}
