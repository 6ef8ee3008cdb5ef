using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.MonitorBalance;
using Confrere.Kernel.Data;
using Confrere.Kernel.Writing;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>The balance that may be seen by those who may not know the arms.</summary>
public sealed class BalanceMonitorTests
{
    // Of a true rate of a half in 999 re-draws: four standard errors.
    private const double FourErrors = 4 * 0.0158;

    [Fact]
    public void Blocks_that_were_drawn_by_the_rule_are_within_it_and_an_uneven_list_is_not()
    {
        var rule = Rule(AllocationRule.PermutedBlocks, [4]);
        var drawn = People(rule, 44);
        new BalanceMonitor(rule, [1]).Of(drawn).ShouldAllBe(line => line.IsWithinTheory);

        // Somebody turned six arms: blocks of 4 never part the groups by more than 2 within each of two strata.
        var turned = drawn.Select((row, place) => place < 12 ? row with { Arm = "one" } : row).ToList();
        new BalanceMonitor(rule, [1]).Of(turned)[0].IsWithinTheory.ShouldBeFalse();
    }

    [Fact]
    public void Simple_draws_differ_as_often_as_the_binomial_says()
    {
        // Ten people: a difference of 4 or more has probability 1 - P(4..6) = 1 - 672/1024 = 0.34375 by the binomial distribution.
        const double Expected = 352 / 1024.0;
        var rule = Rule(AllocationRule.Simple, []) with { Factors = null };
        var rows = Enumerable.Range(0, 10).Select(place => new RecordedAllocation($"P{place}", "all", place, new Dictionary<string, string>(), place < 7 ? "one" : "two", 0.5)).ToList();

        var line = new BalanceMonitor(rule, [2]).Of(rows).ShouldHaveSingleItem();

        (line.Largest, line.Redraws).ShouldBe((4, 999));
        Math.Abs(line.AsLarge / 999.0 - Expected).ShouldBeLessThan(FourErrors);
    }

    [Fact]
    public void Exchanging_the_arms_changes_nothing_that_is_shown()
    {
        var rule = Rule(AllocationRule.PermutedBlocks, [4, 6]);
        var drawn = People(rule, 33);
        var exchanged = drawn.Select(row => row with { Arm = row.Arm == "one" ? "two" : "one" }).ToList();

        new BalanceMonitor(rule, [3]).Of(exchanged).ShouldBe(new BalanceMonitor(rule, [3]).Of(drawn));
    }

    [Fact]
    public void Large_trials_are_drawn_again_less_often() => (BalanceMonitor.Redraws(100), BalanceMonitor.Redraws(500), BalanceMonitor.Redraws(100_000)).ShouldBe((999, 400, 199));

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_board_moves_in_steps_of_the_smallest_cell_and_names_no_arm(DatabaseProvider provider)
    {
        await using var trial = await Trial.On(provider, protocol: TrialProtocol.Minimised);
        for (var person = 0; person < 10; person++) await trial.Submit(await trial.Consent(), answer: person % 5);
        (await Balance(trial)).ShouldBeNull();
        await trial.Submit(await trial.Consent());
        var at11 = (await Balance(trial))!;
        await trial.Submit(await trial.Consent(), answer: 4);

        var at12 = (await Balance(trial))!;

        (at11.People, at12.People).ShouldBe((11, 11));
        at12.Lines.ShouldBe(at11.Lines);
        at11.Lines.Select(line => line.Factor).ShouldBe([null, "burnout", "fulfilment"]);
        var html = BalanceReading.Written(at11).Text;
        foreach (var word in new[] { "immediate", "delayed", "Now", "In three months", "low", "high" }) html.ShouldNotContain($">{word}");
    }

    [Fact]
    public async Task The_second_draw_has_a_balance_of_its_own_that_names_no_arm_either()
    {
        await using var trial = await Trial.On(DatabaseProvider.Sqlite, protocol: TrialProtocol.WithBoosters);
        Task<Html> Written() => trial.House.Do((BalanceReading reading) => reading.Written(trial.Programme.Id));
        for (var person = 0; person < 11; person++)
        {
            (await Written()).Text.ShouldBe("");
            var code = await trial.Consent();
            await trial.Write(work => work.Publish(new SurveySubmitted(trial.Programme.Id, code, "month6", work.Now)));
        }

        var second = (await trial.House.Do((BalanceReading reading) => reading.OfBoosters(trial.Programme.Id)))!;

        (second.People, second.Draw).ShouldBe((11, Draw.Booster));
        second.Lines.ShouldHaveSingleItem().Factor.ShouldBeNull();
        // Whole blocks of 2 or 4 are even, and one place or three of the next put one group ahead by one.
        second.Lines[0].Largest.ShouldBe(1);
        (await Balance(trial)).ShouldBeNull("nobody was in the first draw");
        var html = (await Written()).Text;
        html.ShouldContain("The first 11 who were in the second draw.");
        foreach (var word in new[] { "booster-now", "booster-later", "Booster at six", "Booster at nine" }) html.ShouldNotContain(word);
    }

    private static Task<Balance?> Balance(Trial trial) => trial.House.Do((BalanceReading reading) => reading.Of(trial.Programme.Id));

    private static List<RecordedAllocation> People(AllocationRule rule, int people)
    {
        var redraw = new Redraw(rule, new byte[32]);
        return [.. Enumerable.Range(0, people).Select(person =>
        {
            var levels = new Dictionary<string, string> { ["site"] = person % 3 == 0 ? "north" : "south" };
            var (stratum, position, drawn) = redraw.One(levels);
            return new RecordedAllocation($"P{person}", stratum, position, levels, drawn.Arm.Value, drawn.Probability);
        })];
    }

    private static AllocationRule Rule(string method, IReadOnlyList<int> sizes) => new(
        "allocation/1", method, sizes, [new("one", 1, "", null), new("two", 1, "", null)], [new AllocationFactor("site", "", [new("north", 1), new("south", null)], 1)]);
}
