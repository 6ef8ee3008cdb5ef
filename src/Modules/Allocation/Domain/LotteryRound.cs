using System.Security.Cryptography;
using System.Text;

namespace Confrere.Allocation.Domain;

/// <summary>
/// The draw of one round of a lottery: the codes of its members in ordinal order, shuffled at place "lottery", "all", round of the stream; as many as there
/// are places have the first arm, from the front, the others the second. It follows from the seed, the round and the codes, which are random themselves,
/// and from nothing else. Where there are places for all, everybody has the first arm and nothing is drawn. Pure.
/// </summary>
/// <remarks>Golden vectors by an independent program: reference/allocation_lottery.</remarks>
internal sealed class LotteryRound(byte[] seed, AllocationRule rule)
{
    private const string Prefix = "round-";
    private readonly int _places = rule.Places ?? throw new ArgumentException("The rule is not a lottery's.", nameof(rule));

    public static string Stratum(int round) => $"{Prefix}{round}";

    /// <summary>Which members a round had: SHA-256 of their codes in ordinal order, a line feed between two.</summary>
    public static string MembersDigest(IEnumerable<string> codes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', codes.Order(StringComparer.Ordinal)))));

    /// <returns>Null when the stratum is no round's.</returns>
    public static int? NumberOf(string stratum) =>
        stratum.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(stratum.AsSpan(Prefix.Length), System.Globalization.NumberStyles.None, null, out var round) && Stratum(round) == stratum ? round : null;

    public bool IsDrawn(int people) => people > _places;

    /// <summary>Everybody of the round by their position, from 0. The chance is that of the arm that they have, before the draw.</summary>
    public IReadOnlyList<RecordedAllocation> Draw(int round, IEnumerable<string> codes)
    {
        var order = codes.Order(StringComparer.Ordinal).ToArray();
        new AllocationStream(seed, "lottery", AllocationRule.Everybody, round).Shuffle<string>(order);
        var places = Math.Min(_places, order.Length);
        var chance = order.Length == 0 ? 0 : places / (double)order.Length;
        return [.. order.Select((code, position) => new RecordedAllocation(
            code, Stratum(round), position, NoLevels, rule.Arms[position < places ? 0 : 1].Code, position < places ? chance : 1 - chance))];
    }

    private static readonly IReadOnlyDictionary<string, string> NoLevels = new Dictionary<string, string>();
}
