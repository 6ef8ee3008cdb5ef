using System.Numerics;
using Confrere.Statistics.Longitudinal;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Mmrm;

/// <summary>What in the pattern of visits makes a structure impossible to estimate, before any iteration.</summary>
internal static class Identifiability
{
    public static IReadOnlyList<DataProblem> Obstacles(LongitudinalAccumulator data, CovarianceStructure structure)
    {
        var problems = new List<DataProblem>();
        ulong seen = data.Patterns.Aggregate(0UL, (all, p) => all | p.Visits);
        bool each = CovarianceModel.Of(structure, 2).HasVariancePerVisit;
        for (int g = 0; g < data.Groups.Count; g++)
        {
            PatternSums[] patterns = [.. data.Patterns.Where(p => p.Group == g)];
            string where = data.Groups.Count == 1 ? "" : $" in group \"{data.Groups[g]}\"";
            if (each)
            {
                Visits(data, patterns, seen, where, problems);
            }
            if (structure == CovarianceStructure.Unstructured && problems.Count == 0)
            {
                Pairs(data, patterns, seen, where, problems);
            }
            if (BitOperations.PopCount(seen) > 1 && problems.Count == 0 && patterns.All(p => p.VisitIndices.Length == 1))
            {
                problems.Add(new DataProblem("visits", $"No subject{where} has outcomes at two visits, so no correlation can be estimated."));
            }
        }
        return problems;
    }

    private static void Visits(LongitudinalAccumulator data, PatternSums[] patterns, ulong seen, string where, List<DataProblem> problems)
    {
        for (int v = 0; v < data.Visits.Count; v++)
        {
            long count = patterns.Where(p => (p.Visits >> v & 1) == 1).Sum(p => p.Subjects);
            if ((seen >> v & 1) == 1 && count < 2)
            {
                problems.Add(new DataProblem($"visit \"{data.Visits[v]}\"",
                    $"Visit \"{data.Visits[v]}\" has {(count == 0 ? "no outcome" : "only one outcome")}{where}, so its variance cannot be estimated; leave the visit out or choose a structure with one common variance."));
            }
        }
    }

    private static void Pairs(LongitudinalAccumulator data, PatternSums[] patterns, ulong seen, string where, List<DataProblem> problems)
    {
        for (int v = 0; v < data.Visits.Count; v++)
        {
            for (int u = 0; u < v; u++)
            {
                ulong both = 1UL << u | 1UL << v;
                if ((seen & both) == both && !patterns.Any(p => (p.Visits & both) == both))
                {
                    problems.Add(new DataProblem($"visits \"{data.Visits[u]}\" and \"{data.Visits[v]}\"",
                        $"No subject{where} has outcomes at both \"{data.Visits[u]}\" and \"{data.Visits[v]}\", so their covariance cannot be estimated without structure."));
                }
            }
        }
    }
}
