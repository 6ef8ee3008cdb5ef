using Confrere.App.Verbs.Fit.Document;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Problems;

namespace Confrere.App.Verbs.Fit.Fitting;

/// <summary>Means, contrasts and joint tests of a document, answered by a fit; every question that has no answer is named at once.</summary>
internal sealed record Questions(IReadOnlyList<MeansAnswer> Means, IReadOnlyList<Estimate> Contrasts, IReadOnlyList<JointTest> Tests)
{
    public static Questions Answer(ModelDocument document, FittedModel fitted)
    {
        var problems = new ProblemList(document.File);
        var fit = fitted.Inference;
        var means = Ask(document.Means, m => m.Line, "means", m => MeansAnswer.Of(m, fit, document.Level), problems);
        var contrasts = Ask(document.Contrasts, c => c.Line, "contrasts", c => fit.Estimate(c.Contrast, document.Level), problems);
        var tests = Ask(document.Tests, t => t.Line, "tests",
            t => t.Term is { } term ? fit.TestTerm(term) : fit.TestJointly(t.Label, [.. t.Coefficients.Select(Contrast.Coefficient)]), problems);
        problems.ThrowIfAny();
        return new(means, [.. fitted.OwnContrasts.Select(c => fit.Estimate(c, document.Level)), .. contrasts], tests);
    }

    private static IReadOnlyList<TAnswer> Ask<TRule, TAnswer>(IReadOnlyList<TRule> rules, Func<TRule, int> line, string field, Func<TRule, TAnswer> answer, ProblemList problems)
    {
        var answers = new List<TAnswer>();
        foreach (var (rule, index) in rules.Select((rule, index) => (rule, index)))
        {
            try
            {
                answers.Add(answer(rule));
            }
            catch (DataProblemsException refused)
            {
                foreach (var problem in refused.Problems) problems.Add(line(rule), $"{field}[{index + 1}]", problem.ToString());
            }
        }
        return answers;
    }
}

/// <summary>A table of least-squares means with their differences.</summary>
internal sealed record MeansAnswer(MeansRule Rule, IReadOnlyList<MarginalMean> Table, IReadOnlyList<Comparison> Differences)
{
    public static MeansAnswer Of(MeansRule rule, ILinearInference fit, double level)
    {
        var means = fit.MeansOf(rule.Of).By(rule.By).Weighted(rule.Weights);
        foreach (var (column, value) in rule.At) means = means.At(column, value);
        return new(rule, means.Table(level), rule.Differences ? means.Differences(rule.Adjustment, level) : []);
    }
}
