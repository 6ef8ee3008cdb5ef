using System.Text;
using System.Text.RegularExpressions;
using Confrere.Allocation.Domain;
using Confrere.Protocols.Contracts;

namespace Confrere.Modules.Tests.Access;

/// <summary>Looks in a text for what would tell who comes into which arm next: the seed, a share, the block sizes, a run of the arms to come.</summary>
internal sealed partial class SpokenFuture(byte[] seed, IReadOnlyList<string> shares, IReadOnlyList<ArmCode> arms)
{
    /// <summary>
    /// So many arms in the order to come are no accident. The order is another one in every run of this test, and pages say the arms' names over and over: of blocks of 2, 4 and 6, each
    /// as likely as the others, the likeliest order (one arm and the other in turn) comes with probability 0.405^12, which is 2 in 100,000; ten arms of it would come once in ninety runs.
    /// </summary>
    private const int Run = 24;

    private readonly string[] _secrets =
    [
        .. shares.Append(Convert.ToHexString(seed)).SelectMany(secret => new[] { secret.ToUpperInvariant(), secret.ToLowerInvariant(), Convert.ToBase64String(Convert.FromHexString(secret)) }),
    ];

    private readonly string _run = string.Join(' ', arms.Take(Run).Select(arm => arm.Value));

    /// <summary>Null when the text tells nothing.</summary>
    public string? In(string text)
    {
        if (_secrets.Any(text.Contains)) return "the seed or a share";
        if (Sizes().IsMatch(text)) return "the block sizes";
        var named = string.Join(' ', Arm().Matches(text).Select(match => match.Value.Contains("three months", StringComparison.OrdinalIgnoreCase) || match.Value.Equals("delayed", StringComparison.OrdinalIgnoreCase) ? "delayed" : "immediate"));
        return named.Contains(_run, StringComparison.Ordinal) ? "the arms to come" : null;
    }

    public string? In(byte[] bytes) => bytes.AsSpan().IndexOf(seed) >= 0 || shares.Any(share => bytes.AsSpan().IndexOf(Convert.FromHexString(share)) >= 0)
        ? "the seed or a share" : In(Encoding.Latin1.GetString(bytes));

    // [2, 4, 6] as the sample's rule has them, in any of the spellings of a list; and the word by which the documents call them.
    [GeneratedRegex("""\b2\s*[,;/]\s*4\s*(?:[,;/]|and|or)\s*6\b|blockSizes"?\s*:\s*\[?\s*\d""")]
    private static partial Regex Sizes();

    [GeneratedRegex("immediate|delayed|Coaching now|Coaching in three months", RegexOptions.IgnoreCase)]
    private static partial Regex Arm();
}
