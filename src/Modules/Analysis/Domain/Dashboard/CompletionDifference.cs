using Confrere.Statistics.Inference;
using Confrere.Statistics.Sequential;

namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>
/// The share of group B that answered less that of group A, with an interval that holds at every look at once (spec 16.2): whoever looks every day is not
/// misled by the day on which it looked worst.
/// </summary>
internal sealed record CompletionDifference(double Value, Interval Interval)
{
    /// <summary>Asymptotic: not before so many are due in each group.</summary>
    public const int Fewest = 20;

    /// <param name="planned">How many are to take part in all, which fixes beforehand where the interval is narrowest.</param>
    /// <returns>Null unless there are two groups of enough.</returns>
    public static CompletionDifference? Of(IReadOnlyList<GroupTally> groups, int planned)
    {
        if (groups is not [var a, var b] || a.Due < Fewest || b.Due < Fewest) return null;
        // One success and one failure more in each group keep the error positive where everybody or nobody answered (Agresti and Caffo 2000).
        static double Variance(GroupTally group) => (group.Answered + 1.0) / (group.Due + 2) * (group.Missing + 1.0) / (group.Due + 2) / (group.Due + 2);
        var value = (double)b.Answered / b.Due - (double)a.Answered / a.Due;
        return new(value, new ConfidenceSequence(Math.Sqrt(1.0 / planned)).At(value, Math.Sqrt(Variance(a) + Variance(b))));
    }
}
