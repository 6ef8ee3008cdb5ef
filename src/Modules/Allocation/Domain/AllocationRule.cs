using System.Text.Json;
using Confrere.Kernel.Audit;
using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>Everything besides the seed that decides an allocation. Sealed with the seed: a later edit of the protocol cannot reach it.</summary>
internal sealed record AllocationRule(string Stream, string Method, IReadOnlyList<int> BlockSizes, IReadOnlyList<RuledArm> Arms)
{
    public const string PermutedBlocks = "permuted-blocks";

    public int Shares => Arms.Sum(arm => arm.Ratio);

    public RuledArm Arm(ArmCode code) => Arms.Single(arm => arm.Code == code.Value);

    /// <exception cref="InvalidOperationException">The protocol asks for a randomisation that this version does not do; its checks should have refused it.</exception>
    public static AllocationRule Of(Protocol protocol)
    {
        var plan = protocol.Randomisation;
        var rule = new AllocationRule(
            AllocationStream.Name, plan.Method, [.. plan.BlockSizes], [.. protocol.Arms.Select(arm => new RuledArm(arm.Code.Value, arm.Ratio, arm.Offering, arm.StartsAfterVisit))]);
        if (plan.Method != PermutedBlocks) throw new InvalidOperationException($"Randomisation by \"{plan.Method}\" is not known; known is \"{PermutedBlocks}\".");
        if (plan.Strata.Count > 0) throw new InvalidOperationException("Randomisation within strata is not done by this version; leave strata empty.");
        if (rule.Arms.Count < 2 || rule.Arms.Any(arm => arm.Ratio < 1)) throw new InvalidOperationException("Randomisation needs two arms or more, each with a ratio of 1 or more.");
        if (rule.BlockSizes.Count == 0 || rule.BlockSizes.Any(size => size < 1 || size % rule.Shares != 0))
            throw new InvalidOperationException($"Every block size should be a multiple of {rule.Shares}, the sum of the ratios.");
        return rule;
    }

    /// <summary>The one spelling over which the commitment is taken.</summary>
    public string Canonical() => CanonicalJson.Of(this);

    public static AllocationRule FromCanonical(string canonical) => JsonSerializer.Deserialize<AllocationRule>(canonical, JsonSerializerOptions.Web)!;
}
