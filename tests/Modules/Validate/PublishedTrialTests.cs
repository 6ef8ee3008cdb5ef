using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report;
using Confrere.App.Verbs.Validate.IndexTrial;
using Confrere.Kernel.Writing;
using Confrere.Modules.Tests.Protocols;
using Confrere.Planning.Domain.Simulation;

namespace Confrere.Modules.Tests.Validate;

/// <summary>The published trial (Kiser 2024) through a programme's pipeline: a short run of docs/validation/published-trial.md.</summary>
public sealed class PublishedTrialTests
{
    /// <summary>Six shares and means: by chance one exceeds four standard errors with one seed in 2,600, and the seed is fixed.</summary>
    private const double Errors = 4;

    private const double Nominal = 0.95;
    private const int Trials = 40;
    private static readonly PublishedTrial Trial = new(SampleProtocol.Text, new TrialSimulator());

    [Fact]
    public void Intervals_cover_the_published_differences_of_Kiser2024_at_the_nominal_rate_and_no_other_difference()
    {
        var drawn = PublishedCheck.Draw(Trial, PublishedTrialVerb.DefaultSeed + 1, Trials);
        var checks = PublishedCheck.Of(Trial, drawn);
        checks.Select(check => (check.Published.Outcome, check.Truth)).ShouldBe([("pfi.burnout", -0.79), ("pfi.disengagement", -0.94), ("pfi.fulfilment", 0.59)]);
        foreach (var check in checks)
        {
            Math.Abs(check.BiasInErrors).ShouldBeLessThan(Errors, check.Published.Outcome);
            Math.Abs(check.Coverage.ErrorsFrom(Nominal)).ShouldBeLessThan(Errors, check.Published.Outcome);
            check.Failures.ShouldBe(0);
        }
        var wrong = PublishedCheck.Of(checks[0].Published, checks[0].Outcome, drawn[0], truth: 0, 1 - Nominal);
        Math.Abs(wrong.BiasInErrors).ShouldBeGreaterThan(Errors);
        wrong.Coverage.ErrorsFrom(Nominal).ShouldBeLessThan(-Errors);
    }

    [Fact]
    public void The_report_of_one_such_trial_sets_the_published_results_beside_its_own_with_their_source()
    {
        var results = Trial.Run(PublishedTrialVerb.DefaultSeed, 0, Trial.MainPlan);
        var section = TrialReport.Sections(results).Single(section => section.Id == "published");
        var rows = section.Tables.Single().Rows;
        rows.Select(row => row.Cells[0]).ShouldBe(["\u22120.79 (\u22121.27 to \u22120.32)", "\u22120.94 (\u22121.48 to \u22120.41)", "0.59 (0.01 to 1.16)"]);
        rows.ShouldAllBe(row => row.Cells[3].Contains("doi 10.1001/jamanetworkopen.2024.5645"));
        rows[0].Cells[1].ShouldStartWith(Numerals.Fixed(PublishedCheck.At(results, results.Plan.Published[0])!.Estimate, 2));
        (results.Treated, results.Control).ShouldBe((67, 71));
    }

    [Fact]
    public void The_committed_page_is_of_2000_trials_and_of_every_published_difference()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/validation/published-trial.md"));
        page.ShouldContain($"--trials 2000 --seed {PublishedTrialVerb.DefaultSeed}`");
        foreach (var published in Trial.MainPlan.Published) page.ShouldContain(FormattableString.Invariant($" | {published.Difference:F2} | "));
        page.ShouldContain(Trial.Run(PublishedTrialVerb.DefaultSeed, 0, Trial.MainPlan).DataHash);
        page.ShouldNotContain("**", customMessage: "no number is more than four Monte Carlo errors off");
    }
}
