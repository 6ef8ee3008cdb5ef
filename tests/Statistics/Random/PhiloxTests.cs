using Confrere.Statistics.Random;

namespace Confrere.Statistics.Tests.Random;

public sealed class PhiloxTests
{
    [Fact]
    public void Next_agrees_with_numpy_Philox_rng_streams()
    {
        var expected = Reference.Expected("rng_streams").GetProperty("philox_12345_first5_raw_uint64").EnumerateArray().Select(x => ulong.Parse(x.GetString()!)).ToArray();
        var generator = new Philox(12345);
        expected.Select(_ => generator.Next()).ShouldBe(expected);
    }

    [Fact]
    public void Streams_and_seeds_differ_from_each_other()
    {
        ulong First(ulong seed, params uint[] stream) => new Philox(seed, stream).Next();
        ulong[] firsts = [First(1), First(2), First(1, 0), First(1, 1), First(1, 0, 0), First(1UL << 32), First(1UL << 32 | 1)];
        firsts.Distinct().Count().ShouldBe(firsts.Length);
    }

    [Fact]
    public void Below_is_uniform_within_four_standard_errors()
    {
        const int draws = 60_000, faces = 6;
        var generator = new Philox(7);
        var counts = new int[faces];
        for (var i = 0; i < draws; i++) counts[generator.Below(faces)]++;
        var standardError = Math.Sqrt(draws * (1.0 / faces) * (1 - 1.0 / faces));
        counts.ShouldAllBe(count => Math.Abs(count - draws / faces) < 4 * standardError);
    }

    [Fact]
    public void StandardNormal_has_mean_zero_and_variance_one_within_four_standard_errors()
    {
        const int draws = 100_000;
        var generator = new Philox(11, 3);
        var values = Enumerable.Range(0, draws).Select(_ => generator.StandardNormal()).ToArray();
        Math.Abs(values.Average()).ShouldBeLessThan(4 / Math.Sqrt(draws));
        Math.Abs(values.Average(v => v * v) - 1).ShouldBeLessThan(4 * Math.Sqrt(2.0 / draws));
    }
}
