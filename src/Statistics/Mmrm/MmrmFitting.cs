using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mmrm;

/// <summary>Tries the declared structures in order and stops at the first that converges.</summary>
internal static class MmrmFitting
{
    public static MmrmFit Fit(MmrmModel model, LongitudinalAccumulator data, ModelData? source, SubjectRows? rows, IReadOnlyList<string> warnings)
    {
        RequireSomething(model, data, rows);
        CovarianceStructure[] order = [model.Covariance, .. model.Fallback];
        var failed = new List<string>();
        var refused = new List<DataProblem>();
        MmrmSolution? last = null;
        foreach (CovarianceStructure structure in order)
        {
            IReadOnlyList<DataProblem> obstacles = Identifiability.Obstacles(data, structure);
            if (obstacles.Count > 0)
            {
                refused.AddRange(obstacles);
                failed.Add($"{structure}: {string.Join(" ", obstacles.Select(o => o.Sentence))}");
                continue;
            }
            last = MmrmSolution.Of(data, structure, model.Likelihood == LikelihoodKind.Restricted);
            if (last.Search.Converged)
            {
                return new MmrmFit(model, data, last, source, rows, failed, warnings);
            }
            failed.Add($"{structure}: {last.Search.Reason}.");
        }
        return last is null ? throw new DataProblemsException([.. refused.Distinct()])
            : new MmrmFit(model, data, last, source, rows, failed[..^1], warnings);
    }

    private static void RequireSomething(MmrmModel model, LongitudinalAccumulator data, SubjectRows? rows)
    {
        var problems = new ProblemList();
        if (data.SubjectCount == 0)
        {
            problems.Add("data", "No subject has an outcome.");
        }
        else if (data.RowCount <= data.Columns.Count)
        {
            problems.Add("data", $"{data.RowCount} outcomes cannot determine {data.Columns.Count} coefficients and a covariance.");
        }
        if (rows is null && model.Robust != RobustCovariance.None)
        {
            problems.Add("robust covariance", "It needs the rows of every subject; cross-products alone do not determine it.");
        }
        problems.ThrowIfAny();
    }
}
