using System.Security.Cryptography;
using Confrere.Allocation.Domain;
using Confrere.Protocols.Contracts;
using CsCheck;

namespace Confrere.Modules.Tests.Allocation;

public sealed class BlockSequenceTests
{
    // Four Monte Carlo standard errors: a true share falls outside once in 16,000 comparisons.
    private const double StandardErrorsAllowed = 4;
    private const int Blocks = 20_000;

    private static readonly Gen<(byte[] Seed, AllocationRule Rule)> AnyRule =
        from seed in Gen.Byte.Array[32]
        from ratios in Gen.Int[1, 3].Array[2, 4]
        from multiples in Gen.Int[1, 4].Array[1, 3]
        select (seed, new AllocationRule(
            "allocation/1", "permuted-blocks", [.. multiples.Select(times => times * ratios.Sum())],
            [.. ratios.Select((ratio, place) => new RuledArm($"arm{place}", ratio, "coaching", null))]));

    [Fact]
    public void Every_block_holds_every_arm_in_its_ratio() => AnyRule.Sample(drawn =>
    {
        var sequence = new BlockSequence(drawn.Seed, drawn.Rule);
        for (var index = 0L; index < 20; index++)
        {
            var block = sequence.Block("all", index);
            drawn.Rule.BlockSizes.ShouldContain(block.Length);
            foreach (var arm in drawn.Rule.Arms)
                block.Count(code => code.Value == arm.Code).ShouldBe(block.Length / drawn.Rule.Shares * arm.Ratio);
        }
    }, iter: 300);

    [Fact]
    public void Two_arms_never_differ_by_more_than_half_the_largest_block() => AnyRule.Where(drawn => drawn.Rule.Arms.Count == 2).Sample(drawn =>
    {
        var rule = drawn.Rule with { Arms = [new("one", 1, "coaching", null), new("two", 1, "coaching", null)], BlockSizes = [2, 4, 6] };
        var lead = 0;
        foreach (var arm in new BlockSequence(drawn.Seed, rule).From("all").Take(200))
        {
            lead += arm.Value == "one" ? 1 : -1;
            Math.Abs(lead).ShouldBeLessThanOrEqualTo(3);
        }
    }, iter: 200);

    [Fact]
    public void Seeds_strata_and_blocks_give_different_orders()
    {
        var rule = OneToOne(6);
        string Order(byte[] seed, string stratum, long block) => string.Join(' ', Enumerable.Range(0, 20).SelectMany(more => new BlockSequence(seed, rule).Block(stratum, block + more)));

        var first = Order(new byte[32], "all", 0);

        Order(SHA256.HashData([1]), "all", 0).ShouldNotBe(first);
        Order(new byte[32], "other", 0).ShouldNotBe(first);
        Order(new byte[32], "all", 1).ShouldNotBe(first);
    }

    /// <summary>reference/permuted_blocks: full enumeration of equally likely blocks. If ours are equally likely too, the shares agree.</summary>
    [Theory, InlineData(2, 2), InlineData(4, 2), InlineData(6, 2), InlineData(6, 3)]
    public void Predictability_agrees_with_full_enumeration(int size, int arms)
    {
        var expected = BlockReference.Case("permuted_blocks").GetProperty("blocks").EnumerateArray()
            .Single(block => block.GetProperty("block_size").GetInt32() == size && block.GetProperty("arms").GetInt32() == arms);
        var rule = OneToOne(size, arms);
        var blocks = Enumerable.Range(0, Blocks).Select(index => new BlockSequence(new byte[32], rule).Block("all", index)).ToList();

        blocks.Select(block => string.Join(' ', block)).Distinct().Count().ShouldBe(expected.GetProperty("distinct_blocks").GetInt32());
        var shares = expected.GetProperty("probability_position_is_deterministic").EnumerateArray().Select(share => share.GetDouble()).ToList();
        for (var position = 0; position < size; position++)
        {
            var observed = blocks.Count(block => block.Skip(position).Distinct().Count() == 1) / (double)Blocks;
            var error = Math.Sqrt(shares[position] * (1 - shares[position]) / Blocks);
            Math.Abs(observed - shares[position]).ShouldBeLessThanOrEqualTo(StandardErrorsAllowed * error, $"position {position}");
        }
    }

    [Fact]
    public void All_blocks_of_four_are_equally_likely()
    {
        var blocks = Enumerable.Range(0, Blocks).Select(index => string.Join(' ', new BlockSequence(new byte[32], OneToOne(4)).Block("all", index)));
        var expected = Blocks / 6.0;

        var chiSquare = blocks.GroupBy(block => block).Sum(group => Math.Pow(group.Count() - expected, 2) / expected);

        // The 0.999 quantile of chi-square with 5 degrees of freedom (R: qchisq(0.999, 5)).
        chiSquare.ShouldBeLessThan(20.51501);
    }

    private static AllocationRule OneToOne(int size, int arms = 2) =>
        new("allocation/1", "permuted-blocks", [size], [.. Enumerable.Range(0, arms).Select(arm => new RuledArm($"arm{arm}", 1, "coaching", null))]);
}
