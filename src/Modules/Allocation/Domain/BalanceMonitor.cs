using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Confrere.Allocation.Domain;

/// <summary>
/// Whether the groups are as alike as their method makes them, without a word of which group is which: the same people, in the same order, are
/// drawn again many times by the same rule under other seeds, and the largest difference is held against theirs. Pure.
/// </summary>
internal sealed class BalanceMonitor(AllocationRule rule, byte[] key)
{
    // Enough re-draws that a flag is a one-in-a-thousand event, fewer for large trials, where the page could not wait for them.
    private const int Most = 999, Fewest = 199, DrawsInAll = 200_000;

    public static int Redraws(int people) => Math.Clamp(DrawsInAll / Math.Max(people, 1), Fewest, Most);

    public IReadOnlyList<BalanceLine> Of(IReadOnlyList<RecordedAllocation> inOrder)
    {
        var observed = Differences(inOrder.Select(row => (row.Levels, row.Arm)));
        var (asLarge, redraws) = (new int[observed.Count], Redraws(inOrder.Count));
        for (var index = 0; index < redraws; index++)
        {
            var redraw = new Redraw(rule, SeedOf(index));
            var differences = Differences(inOrder.Select(row => (row.Levels, redraw.One(row.Levels).Drawn.Arm.Value)));
            for (var line = 0; line < asLarge.Length; line++)
                if (differences[line].Largest >= observed[line].Largest - 1e-9) asLarge[line]++;
        }
        return [.. observed.Select((line, place) => new BalanceLine(line.Factor, line.Largest, asLarge[place], redraws))];
    }

    private byte[] SeedOf(int index)
    {
        var number = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, index);
        return HMACSHA256.HashData(key, number);
    }

    private List<(string? Factor, double Largest)> Differences(IEnumerable<(IReadOnlyDictionary<string, string> Levels, string Arm)> drawn)
    {
        var counts = new Dictionary<(string? Factor, string Level), int[]>();
        var places = rule.Arms.Select((arm, place) => (arm.Code, place)).ToDictionary(arm => arm.Code, arm => arm.place);
        foreach (var (levels, arm) in drawn)
            foreach (var key in rule.AllFactors.Select(factor => ((string?)factor.Code, levels[factor.Code])).Prepend((null, "")))
            {
                if (!counts.TryGetValue(key, out var row)) counts[key] = row = new int[rule.Arms.Count];
                row[places[arm]]++;
            }
        return [.. rule.AllFactors.Select(factor => (string?)factor.Code).Prepend(null)
            .Select(factor => (factor, counts.Where(cell => cell.Key.Factor == factor).Select(cell => Apart(cell.Value)).DefaultIfEmpty().Max()))];
    }

    private double Apart(int[] counts)
    {
        var shares = counts.Select((count, place) => count / (double)rule.Arms[place].Ratio).ToList();
        return shares.Max() - shares.Min();
    }
}
