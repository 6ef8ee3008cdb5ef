using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Mixed.Engine;

/// <summary>What a reader must know about a fit, in sentences.</summary>
internal static class StatusSentences
{
    public static FitStatus Of(MixedCore core, DegreesOfFreedomMethod method)
    {
        var minimum = core.Solution.Minimum;
        var criterion = FormattableString.Invariant(
            $"the next Newton step would lower the deviance by {minimum.Decrement / 2:E1} (bound 5E-17 or the limit of rounding); largest gradient {minimum.GradientNorm:E1}");
        var singular = Singular(core);
        return new FitStatus(minimum.Converged, criterion, minimum.Iterations, core.Solution.Attempts, singular, Warnings(core, method, singular));
    }

    private static List<string> Singular(MixedCore core)
    {
        var result = new List<string>();
        var layout = core.Likelihood.Layout;
        var phi = new double[layout.Count];
        layout.Covariance(core.Solution.Psi.AsSpan(0, layout.Count), phi);
        for (var i = 0; i < layout.Count; i++)
        {
            var (term, row, column) = layout.Entries[i];
            if (row != column) continue;
            var effect = core.Columns.Effects[term][row];
            var group = core.Columns.Terms[term].Grouping;
            if (phi[i] == 0) result.Add($"variance of {effect} by {group} is zero");
            else if (core.Solution.Psi[i] == 0) result.Add($"{effect} by {group} is an exact combination of the effects before it");
        }

        return result;
    }

    private static List<string> Warnings(MixedCore core, DegreesOfFreedomMethod method, List<string> singular)
    {
        var result = new List<string>();
        if (!core.Solution.Minimum.Converged)
            result.Add("No stationary point was reached from any start: do not use the estimates; simplify the random terms.");
        if (singular.Count > 0 && method is DegreesOfFreedomMethod.Satterthwaite or DegreesOfFreedomMethod.KenwardRoger or DegreesOfFreedomMethod.KenwardRogerLinear)
            result.Add("A variance lies on its boundary, where its sampling distribution is not normal: estimates and likelihood are valid, degrees of freedom are approximate.");
        foreach (var aliased in core.Data.Design.Aliased) result.Add(aliased.Sentence);
        return result;
    }
}
