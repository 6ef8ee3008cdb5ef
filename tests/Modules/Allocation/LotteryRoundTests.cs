using System.Text.Json;
using Confrere.Allocation.Domain;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>The draw of a round by itself.</summary>
public sealed class LotteryRoundTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(place => (byte)place)];

    public static TheoryData<int> Rounds => new(Enumerable.Range(0, Reference.GetArrayLength()));

    private static JsonElement Reference => BlockReference.Case("allocation_lottery").GetProperty("rounds");

    [Theory, MemberData(nameof(Rounds))]
    public void Agrees_with_an_independent_program(int number)
    {
        var expected = Reference[number];
        var codes = Texts(expected, "codes");
        var places = expected.GetProperty("places").GetInt32();
        var drawn = new LotteryRound(Convert.FromHexString(expected.GetProperty("seed").GetString()!), Rule(places)).Draw(expected.GetProperty("round").GetInt32(), codes);
        drawn.Select(row => row.Participant).ShouldBe(Texts(expected, "order"));
        drawn.Where(row => row.Arm == "now").Select(row => row.Participant).ShouldBe(Texts(expected, "now"));
        drawn.Select(row => row.Position).ShouldBe(Enumerable.Range(0, codes.Count));
        var chance = expected.GetProperty("chance").GetDouble();
        drawn.ShouldAllBe(row => row.Probability == (row.Arm == "now" ? chance : 1 - chance));
        LotteryRound.MembersDigest(codes).ShouldBe(expected.GetProperty("members").GetString());
    }

    [Fact]
    public void Does_not_depend_on_who_came_first_and_differs_by_round_and_seed()
    {
        var codes = Enumerable.Range(0, 30).Select(person => $"CODE{person:00}").ToList();
        var lottery = new LotteryRound(Seed, Rule(10));
        var drawn = lottery.Draw(1, codes);
        lottery.Draw(1, codes.AsEnumerable().Reverse()).ShouldBe(drawn);
        Order(lottery.Draw(2, codes)).ShouldNotBe(Order(drawn));
        Order(new LotteryRound([.. Seed.Reverse()], Rule(10)).Draw(1, codes)).ShouldNotBe(Order(drawn));
        static IEnumerable<string> Order(IReadOnlyList<RecordedAllocation> rows) => rows.Select(row => row.Participant);
    }

    [Fact]
    public void Everybody_has_the_same_chance_and_places_are_as_many_as_stated()
    {
        const int Draws = 6_000, People = 12, Places = 5;
        // The 1 - 1e-6 quantile of chi squared with 11 degrees of freedom is 48.9 (R: qchisq(1 - 1e-6, 11)): one false alarm in a million seeds, and the seeds are fixed.
        const double Most = 48.9;
        var codes = Enumerable.Range(0, People).Select(person => $"CODE{person:00}").ToList();
        var lottery = new LotteryRound(Seed, Rule(Places));
        var wins = codes.ToDictionary(code => code, _ => 0);
        for (var round = 1; round <= Draws; round++)
        {
            var winners = lottery.Draw(round, codes).Where(row => row.Arm == "now").ToList();
            winners.Count.ShouldBe(Places);
            foreach (var row in winners) wins[row.Participant]++;
        }
        const double Chance = Places / (double)People, Expected = Draws * Chance;
        // Winners are drawn without replacement: the sum of squares over n p (1 - p) n/(n - 1) is chi squared with n - 1 degrees of freedom.
        Statistic(wins.Values).ShouldBeLessThan(Most);
        // The comparator rejects a lottery that favours the first in line by a tenth.
        Statistic(wins.Values.Select((count, place) => place == 0 ? count + (int)(Expected * 0.1) : count)).ShouldBeGreaterThan(Most);
        static double Statistic(IEnumerable<int> counts) => counts.Sum(count => (count - Expected) * (count - Expected)) / (Draws * Chance * (1 - Chance)) * (People - 1) / People;
    }

    [Fact]
    public void A_rehearsal_draws_test_people_by_it() =>
        new Confrere.Allocation.Features.Rehearse.Rehearsal(Rule(3), Seed).Draw(10).GroupBy(row => row.Arm).Select(arm => (arm.Key, arm.Count())).Order().ShouldBe([("later", 7), ("now", 3)]);

    [Fact]
    public void A_rehearsal_goes_through_rounds_of_which_some_have_places_for_all()
    {
        var drawn = new Confrere.Allocation.Features.Rehearse.Rehearsal(Rule(3), Seed).Draw(10, rounds: 3);
        // Ten people over three rounds, by hand: 4, 3 and 3; three places in each.
        drawn.GroupBy(row => (row.Stratum, row.Arm)).Select(group => $"{group.Key.Stratum} {group.Key.Arm} {group.Count()}").Order(StringComparer.Ordinal)
            .ShouldBe(["round-1 later 1", "round-1 now 3", "round-2 now 3", "round-3 now 3"]);
        drawn.Select(row => row.Participant).Distinct().Count().ShouldBe(10);
    }

    [Fact]
    public void A_stored_round_that_is_not_the_seeds_is_found()
    {
        var rule = Rule(3);
        var drawn = new LotteryRound(Seed, rule).Draw(1, Enumerable.Range(0, 7).Select(person => $"CODE{person}")).ToList();
        string? Difference(IEnumerable<RecordedAllocation> rows) => new SequenceReplay(Seed, rule).FirstDifference(rows);
        Difference(drawn).ShouldBeNull();
        Difference([.. drawn.Take(2), drawn[2] with { Arm = "later" }, .. drawn.Skip(3)])!.ShouldContain("position 2");
        Difference([drawn[0] with { Participant = drawn[6].Participant }, .. drawn.Skip(1).Take(5), drawn[6] with { Participant = drawn[0].Participant }])!.ShouldContain("position 0");
        Difference([.. drawn.Take(6), drawn[6] with { Participant = "OTHER" }]).ShouldNotBeNull();
        Difference(drawn.Skip(1)).ShouldNotBeNull();
        Difference([.. drawn.Take(6), drawn[6] with { Probability = 0.5 }])!.ShouldContain("position 6");
        Difference([drawn[0] with { Stratum = "round-01" }])!.ShouldContain("no round");
    }

    private static AllocationRule Rule(int places) =>
        new(AllocationStream.Name, AllocationRule.Lottery, [], [new("now", 1, "coaching", null), new("later", 1, "coaching", "month-3")]) { Places = places };

    private static IReadOnlyList<string> Texts(JsonElement from, string name) => [.. from.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
