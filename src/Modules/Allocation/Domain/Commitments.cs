using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Identifiers;

namespace Confrere.Allocation.Domain;

/// <summary>Digests that bind without telling: published now, checked by anybody when what they cover is opened.</summary>
internal static class Commitments
{
    /// <summary>SHA-256 of the seed (32 bytes), the programme's identifier (36 characters) and the rule's canonical text, one after the other.</summary>
    public static string OfList(byte[] seed, ProgrammeId programme, string canonicalRule) =>
        Convert.ToHexStringLower(SHA256.HashData([.. seed, .. Encoding.UTF8.GetBytes(programme.Value.ToString("D")), .. Encoding.UTF8.GetBytes(canonicalRule)]));

    /// <summary>SHA-256 of the words "custodian share", the programme's identifier and the share (32 bytes): the custodian can make it at home.</summary>
    public static string OfShare(byte[] share, ProgrammeId programme) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"custodian share {programme.Value:D}"), .. share]));

    /// <summary>SHA-256 of the salt, the stratum, the position, the arm's code, the levels as canonical JSON and the probability. The stratum is inside: it says something of the baseline's answers.</summary>
    public static string OfAllocation(byte[] salt, RecordedAllocation drawn) => Convert.ToHexStringLower(SHA256.HashData(
        [.. salt, .. Encoding.UTF8.GetBytes($"{drawn.Stratum}\0{drawn.Position}\0{drawn.Arm}\0{CanonicalJson.Of(drawn.Levels)}\0{drawn.Probability?.ToString("R", CultureInfo.InvariantCulture)}")]));

    /// <summary>SHA-256 of the salt and what a visit did for its participant: "opened" or "unchanged", so that both arms leave the same fact.</summary>
    public static string OfStart(byte[] salt, string visit, bool opened) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes($"{visit}\0{(opened ? "opened" : "unchanged")}")]));
}
