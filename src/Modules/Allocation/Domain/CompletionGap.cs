namespace Confrere.Allocation.Domain;

/// <summary>
/// Whether the two groups answer a survey about equally. It knows who answered and never what, and it says neither which group answers less
/// nor by how much: a differing share of missing answers biases a trial, and is to be mended by asking everybody harder.
/// </summary>
internal static class CompletionGap
{
    /// <summary>The alarm: shares that differ by more than ten points.</summary>
    public const double Most = 0.10;

    // 0.6 - 0.5 is 0.09999999999999998 and 0.5 - 0.4 is 0.10000000000000003; ten points exactly are no alarm.
    private const double Rounding = 1e-9;

    /// <param name="groups">For each participant whose due day is over, their letter.</param>
    /// <returns>Null while a group is smaller than the smallest cell: too early to say, and too few to show.</returns>
    public static bool? IsWide<T>(IReadOnlyCollection<(T Participant, char Group)> due, IReadOnlySet<T> answered, int groups, int smallestCell)
    {
        var sizes = due.GroupBy(row => row.Group).Select(group => (Due: group.Count(), Answered: group.Count(row => answered.Contains(row.Participant)))).ToList();
        if (sizes.Count < groups || sizes.Any(size => size.Due < smallestCell)) return null;
        var shares = sizes.ConvertAll(size => (double)size.Answered / size.Due);
        return shares.Max() - shares.Min() > Most + Rounding;
    }
}
