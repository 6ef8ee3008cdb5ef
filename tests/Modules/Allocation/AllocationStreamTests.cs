using System.Numerics;
using System.Text.Json;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Identifiers;

namespace Confrere.Modules.Tests.Allocation;

/// <summary>Golden vectors: reference/allocation_blocks, written from the definition in Python.</summary>
public sealed class AllocationStreamTests
{
    private static readonly JsonElement Golden = BlockReference.Case("allocation_blocks");

    [Theory, InlineData("words"), InlineData("wide")]
    public void Below_agrees_with_the_python_program(string vector)
    {
        var golden = Golden.GetProperty(vector);
        var stream = new AllocationStream(
            Convert.FromHexString(golden.GetProperty("seed").GetString()!), golden.GetProperty("purpose").GetString()!,
            golden.GetProperty("stratum").GetString()!, golden.GetProperty("block").GetInt64());

        foreach (var draw in golden.GetProperty("draws").EnumerateArray()) stream.Below(golden.GetProperty("below").GetInt32()).ShouldBe(draw.GetInt32());
    }

    [Fact]
    public void Sequences_and_letters_agree_with_the_python_program()
    {
        foreach (var golden in Golden.GetProperty("sequences").EnumerateArray())
        {
            var arms = golden.GetProperty("arms").EnumerateArray()
                .Select(arm => new RuledArm(arm.GetProperty("code").GetString()!, arm.GetProperty("ratio").GetInt32(), "coaching", null)).ToList();
            var sizes = golden.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32()).ToList();
            var sequence = new BlockSequence(Convert.FromHexString(golden.GetProperty("seed").GetString()!), new("allocation/1", "permuted-blocks", sizes, arms));
            var expected = golden.GetProperty("blocks").EnumerateArray().SelectMany(block => block.EnumerateArray()).Select(arm => arm.GetString()).ToList();

            sequence.From(golden.GetProperty("stratum").GetString()!).Take(expected.Count).Select(arm => arm.Value).ShouldBe(expected);
            sequence.Letters().ToDictionary(pair => pair.Key.Value, pair => pair.Value.ToString())
                .ShouldBe(golden.GetProperty("letters").EnumerateObject().ToDictionary(letter => letter.Name, letter => letter.Value.GetString()!), ignoreOrder: true);
        }
    }

    [Fact]
    public void Commitment_agrees_with_the_python_program()
    {
        var golden = Golden.GetProperty("commitment");

        Commitments.OfList(
            Convert.FromHexString(golden.GetProperty("seed").GetString()!), new ProgrammeId(golden.GetProperty("programme").GetGuid()),
            golden.GetProperty("rule").GetString()!).ShouldBe(golden.GetProperty("digest").GetString());
    }

    [Theory, InlineData(1UL), InlineData(2UL), InlineData(3UL), InlineData(6UL), InlineData(10UL), InlineData(4096UL), InlineData(2147483647UL)]
    public void GreatestFair_leaves_a_whole_multiple_of_words(ulong n)
    {
        var words = new BigInteger(AllocationStream.GreatestFair(n)) + 1;

        (words % n).ShouldBe(BigInteger.Zero);
        (BigInteger.Pow(2, 64) - words).ShouldBeLessThan(n);
    }

    [Fact]
    public void Below_refuses_an_empty_range() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AllocationStream(new byte[32], "test", "all", 0).Below(0));
}
