using Confrere.App.Verbs.Validate;
using Confrere.Statistics.Power;

namespace Confrere.Modules.Tests.Validate;

/// <summary>The validation page and a short run of its simulation.</summary>
public sealed class ValidationTests
{
    /// <summary>Sixty-four shares and biases are looked at: by chance one exceeds four standard errors with one seed in 250, and the seed is fixed.</summary>
    private const double Errors = 4;

    private const int Replicates = 400;
    private static readonly Simulation Short = new(ValidateVerb.DefaultSeed + 1, Replicates);

    public static TheoryData<uint> Numbers => [.. Scenarios.All.Select(s => s.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Short_simulation_stays_within_four_Monte_Carlo_errors(uint number)
    {
        foreach (var method in Short.Run(Scenario(number)).Where(m => !m.Method.IsControl))
        {
            Math.Abs(method.WithEffect.BiasInErrors).ShouldBeLessThan(Errors, $"bias of {method.Method.Name}");
            Math.Abs(method.WithoutEffect.BiasInErrors).ShouldBeLessThan(Errors, $"bias of {method.Method.Name} without an effect");
            Math.Abs(method.WithEffect.Coverage.ErrorsFrom(0.95)).ShouldBeLessThan(Errors, $"coverage of {method.Method.Name}");
            Math.Abs(method.WithoutEffect.Rejection.ErrorsFrom(0.05)).ShouldBeLessThan(Errors, $"type I error of {method.Method.Name}");
            (method.WithEffect.Failures + method.WithoutEffect.Failures).ShouldBe(0, $"fits of {method.Method.Name} that failed");
        }
    }

    [Fact]
    public void Short_simulation_catches_an_analysis_that_ignores_clusters()
    {
        var control = Short.Run(Scenario(3)).Single(m => m.Method.IsControl);
        control.WithoutEffect.Rejection.ErrorsFrom(0.05).ShouldBeGreaterThan(Errors);
        control.WithEffect.Coverage.ErrorsFrom(0.95).ShouldBeLessThan(-Errors);
    }

    [Fact]
    public void Simulated_power_agrees_with_the_closed_form()
    {
        var ancova = Short.Run(Scenario(1)).Single(m => m.Method.Name == "classical");
        var power = AncovaPower.Power(69, 69, ancova.Scenario.Effect, 0.5);
        Math.Abs(ancova.WithEffect.Rejection.ErrorsFrom(power)).ShouldBeLessThan(Errors);
    }

    [Fact]
    public void Short_simulation_agrees_with_R_power_sim()
    {
        var powers = PublishedPower.All(Path.Combine(Root, "reference/power_sim/expected.json"), Short);
        powers.Count.ShouldBe(4);
        foreach (var power in powers) Math.Abs(power.Errors).ShouldBeLessThan(Errors, power.Name);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_others()
    {
        var methods = new Simulation(7, 100).Run(Scenario(4));
        methods.Select(m => m.WithEffect).ShouldBe(new Simulation(7, 100).Run(Scenario(4)).Select(m => m.WithEffect));
        methods[0].WithEffect.ShouldNotBe(new Simulation(8, 100).Run(Scenario(4))[0].WithEffect);
    }

    [Fact]
    public void Every_rung_leads_to_tests_that_exist()
    {
        foreach (var rung in Ladder.All.SelectMany(e => e.Rungs))
        {
            var source = File.ReadAllText(Path.Combine(Root, rung.File));
            foreach (var test in rung.Tests) source.ShouldContain($" {test}(", customMessage: rung.File);
        }
        foreach (var estimator in Ladder.All) File.Exists(Path.Combine(Root, "docs/specification", estimator.Specification)).ShouldBeTrue(estimator.Specification);
    }

    [Fact]
    public void Committed_page_has_every_estimator_its_rungs_and_its_simulation()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs/validation/statistics.md"));
        page.ShouldContain(ValidationPage.LadderOf(Ladder.All));
        foreach (var scenario in Scenarios.All)
        {
            page.ShouldContain($"### {scenario.Design}\n");
            foreach (var method in scenario.Methods) page.ShouldContain($"| {method.Estimator}: {method.Name}");
        }
    }

    private static Scenario Scenario(uint number) => Scenarios.All.Single(s => s.Number == number);

    private static string Root => Repository.Root;
}
