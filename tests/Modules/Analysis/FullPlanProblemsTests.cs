using Confrere.Analysis.Features.AnalyseFile;

namespace Confrere.Modules.Tests.Analysis;

/// <summary>What is wrong with the further parts of a plan is said all at once, each with its line and path.</summary>
public sealed class FullPlanProblemsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("confrere-plan-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Names_every_problem_of_the_further_parts_at_once_with_line_and_path()
    {
        var said = Refused(
            ("covariance: unstructured", "covariance: chaotic"), ("degrees-of-freedom: kenward-roger", "degrees-of-freedom: guess"),
            ("gates: [[8m], [2m, 3m, 5m]]", "gates: [[9m], [2m, 2m]]"), ("imputations: 50", "imputations: 1"), ("copy-increments]", "copy-all]"),
            ("step: 2, most: 12", "step: 0, most: 12"), ("replicates: 20000", "replicates: many"), ("subgroups: [drug, length]", "subgroups: [age]"),
            ("at-least: 14", "at-leats: 14"), ("rule: measured-after-baseline", "rule: by-dose"), ("strategy: treatment-policy", "strategy: hope"), ("seed: 20031", "seed: -1"));
        foreach (var sentence in (string[])
        [
            "\"analysis.covariance\" has \"chaotic\"; it can be unstructured, compound-symmetry,", "\"analysis.degrees-of-freedom\" has \"guess\"; it can be kenward-roger,",
            "\"analysis.multiplicity\" names the test \"9m\"; there are 2m, 3m, 5m, 8m.", "\"analysis.multiplicity\" names the test \"2m\" twice.",
            "\"analysis.sensitivity.imputations\" must be a whole number from 2 to 1000; it is \"1\".", "\"analysis.sensitivity.assumptions\" has \"copy-all\"; it can be at-random,",
            "\"analysis.sensitivity.tipping-point.step\" must be above 0", "\"analysis.randomisation-test.replicates\" must be a whole number",
            "\"analysis.subgroups\" names \"age\", which is not a covariate with categories.", "\"analysis.responder.at-leats\" is not known here",
            "\"analysis.responder.label\" needs one of \"at-least\" and \"at-most\" beside it.", "\"sets[2].rule\" is by-dose and needs \"treated-at-least\" or \"control-at-most\".",
            "\"sets\" has \"measured\" by dose, and the plan has no \"dose\".", "\"estimand.intercurrent-events[1].strategy\" is \"hope\"; it can be treatment-policy or hypothetical", "\"analysis.seed\" must be a whole number",
        ])
            said.ShouldContain(sentence);
        said.Split('\n').Where(line => line.Contains("\"analysis.", StringComparison.Ordinal)).ShouldAllBe(line => line.StartsWith("plan.yaml, line ", StringComparison.Ordinal));
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    [Fact]
    public void A_covariance_has_no_meaning_for_a_model_of_one_visit_at_a_time() =>
        Refused(("method: mmrm", "method: ancova-hc3")).ShouldContain("\"analysis.covariance\" has a meaning for the method mmrm only.");

    private string Refused(params (string From, string To)[] changes)
    {
        var plan = changes.Aggregate(File.ReadAllText(Path.Combine(SamplePaths.Root, "samples", "beat-the-blues", "full-plan.yaml")), (text, change) =>
        {
            text.ShouldContain(change.From);
            return text.Replace(change.From, change.To, StringComparison.Ordinal);
        });
        var path = Path.Combine(_folder, "plan.yaml");
        File.WriteAllText(path, plan);
        var result = new AnalyseFile().Run(SamplePaths.Trial, path, Path.Combine(_folder, "out"));
        result.IsRefused.ShouldBeTrue();
        return result.Refusal.Sentence;
    }
}
