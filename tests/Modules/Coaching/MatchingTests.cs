using Confrere.Coaching.Domain;
using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

public sealed class MatchingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 14, 0);
    private static readonly Instant Closes = Now + Duration.FromDays(92);
    private static readonly PersonId Me = NewId.Of<PersonId>();
    private static readonly Wishes MyWishes = new("Medicine", "Internal medicine", ["German"], TimesOfWeek.Evenings);

    [Fact]
    public void Each_hard_rule_bars_by_itself()
    {
        Barrier(Good()).ShouldBeNull();
        Barrier(Good() with { Coach = Me })!.ShouldContain("themselves");
        Barrier(Good() with { Department = " medicine" })!.ShouldContain("department");
        Barrier(Good() with { CredentialValidUntil = Closes.InUtc().Date.PlusDays(-1) })!.ShouldContain("credential");
        Barrier(Good() with { CredentialValidUntil = Closes.InUtc().Date }).ShouldBeNull();
        Barrier(Good() with { Load = 3 })!.ShouldContain("room");
        Barrier(Good() with { Capacity = 0, Load = 0 })!.ShouldContain("room");
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
        Matching.SharedHours(TimesOfWeek.Evenings, DateTimeZoneProviders.Tzdb["Europe/Zurich"], Now, coach).ShouldBe(2);
        Matching.SharedHours(TimesOfWeek.Evenings, DateTimeZoneProviders.Tzdb["America/New_York"], Now, coach).ShouldBe(0);
    }

    private static readonly PlaceId Place = NewId.Of<PlaceId>();

    private static IReadOnlyList<Proposal> Propose(IEnumerable<Candidate> coaches) =>
        Matching.Propose(Me, Place, MyWishes, DateTimeZoneProviders.Tzdb["Europe/Zurich"], Now, Closes, coaches);

    private static string? Barrier(Candidate coach) => Matching.Barrier(Me, MyWishes, Closes, coach);

    private static Candidate Good() => new(
        NewId.Of<PersonId>(), "Surgery", "Surgery", ["English"], new(2027, 1, 1), 3, 0, DateTimeZoneProviders.Tzdb["Europe/Zurich"],
        [new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0))]);
}
