using Confrere.Statistics.Data;
using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Linear;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Subgroups;

/// <summary>
/// Effects in subgroups from one model with an interaction for each factor in turn, never from separate tests (spec 15.1). Covariates keep common
/// coefficients. Assumptions, missing values and method are those of the linear model; cost is one fit a factor. Pure. Agrees with R 4.2 <c>lm</c> and
/// sandwich <c>vcovHC</c> to 1e-9 (reference/subgroups). Source: Wang et al. 2007, doi:10.1056/NEJMsr077003.
/// </summary>
/// <param name="Model">The model of the main analysis, arm included.</param>
/// <param name="Arm">The column of two arms; the second level is treated.</param>
public sealed record SubgroupAnalysis(LinearModel Model, string Arm)
{
    // Fewer participants of an arm than this make the interval of a level a guess.
    private const int Few = 10;

    /// <summary>Effects by level of each factor.</summary>
    /// <param name="frame">One row a participant.</param>
    /// <param name="factors">Columns fixed in the plan; numbers become levels.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="DataProblemsException">As for <see cref="LinearModel.Fit"/>; the model lacks the arm; other than two arms; a level without one of the arms.</exception>
    public IReadOnlyList<SubgroupFactor> Of(Frame frame, IReadOnlyList<string> factors, double level = 0.95)
    {
        var problems = new ProblemList();
        if (!Model.Terms.Contains(Term.Of(Arm))) problems.Add("model", $"It has no term \"{Arm}\".");
        foreach (var name in factors.Append(Arm).Where(n => !frame.Has(n))) problems.Column(name, $"There is no such column; there are {string.Join(", ", frame.Columns.Select(c => c.Name))}.");
        if (factors.Contains(Arm)) problems.Column(Arm, "The arm cannot be its own subgroup.");
        if (frame.Has(Arm) && frame.Factor(Arm).WithoutUnusedLevels().Levels.Count != 2) problems.Column(Arm, "Subgroup effects compare two arms.");
        problems.ThrowIfAny();
        var withArm = frame.WithFactor(Arm);
        return [.. factors.Select(f => OfFactor(withArm.WithFactor(f), f, level))];
    }

    private SubgroupFactor OfFactor(Frame frame, string name, double level)
    {
        Term main = Term.Of(name), interaction = Term.Interaction(Arm, name);
        var fit = (Model with { Terms = [.. Model.Terms.Where(t => !t.Equals(main)), main, interaction] }).Fit(frame);
        FactorColumn arms = fit.Data.Used.Factor(Arm), groups = fit.Data.Used.Factor(name);
        var problems = new ProblemList();
        var counts = new int[groups.Levels.Count, 2];
        for (var row = 0; row < groups.Length; row++) counts[groups.Codes[row], arms.Codes[row]]++;
        for (var g = 0; g < groups.Levels.Count; g++)
            if (counts[g, 0] == 0 || counts[g, 1] == 0) problems.Column(name, $"The level \"{groups.Levels[g]}\" has nobody in one of the arms; join it with another.");
        problems.ThrowIfAny();
        var arm = $"{Arm}{arms.Levels[1]}";
        SubgroupEffect[] effects = [.. groups.Levels.Select((text, g) => new SubgroupEffect(text, counts[g, 1], counts[g, 0],
            fit.Estimate(g == 0 ? Contrast.Of(text, (arm, 1)) : Contrast.Of(text, (arm, 1), ($"{arm}:{name}{text}", 1)), level)))];
        string[] warnings = [.. effects.Where(e => Math.Min(e.Treated, e.Control) < Few).Select(e => $"In \"{e.Level}\" an arm has fewer than {Few} participants; its interval is hardly to be relied on.")];
        return new(name, effects, fit.TestTerm(interaction), warnings);
    }
}
