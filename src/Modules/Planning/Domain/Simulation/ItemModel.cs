using Confrere.Statistics.Distributions;

namespace Confrere.Planning.Domain.Simulation;

/// <summary>
/// One item of a subscale: a latent value, mean + spread x (sqrt(share) trait + sqrt(1 - share) noise), rounded to a whole answer and cut
/// off at 0 and 4. Rounding and cutting pull means towards the middle, so the latent mean is found such that the expected answer is
/// exactly the wanted one.
/// </summary>
/// <param name="TraitShare">Share of the latent variance that all items of the subscale have in common.</param>
internal sealed record ItemModel(double Mean, double Spread, double TraitShare)
{
    public const int Highest = 4;
    private const int Bisections = 60;

    private double TraitSpread => Spread * Math.Sqrt(TraitShare);
    private double NoiseSpread => Spread * Math.Sqrt(1 - TraitShare);

    public int Answer(double trait, double noise) =>
        (int)Math.Clamp(Math.Floor(Mean + TraitSpread * trait + NoiseSpread * noise + 0.5), 0, Highest);

    /// <summary>The expected answer of someone with this trait.</summary>
    public double Expected(double trait) => Sum(k => Normal.LowerTail((Mean + TraitSpread * trait - (k - 0.5)) / NoiseSpread));

    /// <summary>The expected squared answer of someone with this trait.</summary>
    public double ExpectedSquare(double trait) => Sum(k => (2 * k - 1) * Normal.LowerTail((Mean + TraitSpread * trait - (k - 0.5)) / NoiseSpread));

    /// <summary>The expected answer over everybody.</summary>
    public double Expected() => Sum(k => Normal.LowerTail((Mean - (k - 0.5)) / Spread));

    /// <summary>The item whose expected answer over everybody is the wanted one.</summary>
    public static ItemModel WithExpected(double answer, double spread, double traitShare)
    {
        var (low, high) = (-10.0, 14.0);
        for (var i = 0; i < Bisections; i++)
        {
            var middle = (low + high) / 2;
            if (new ItemModel(middle, spread, traitShare).Expected() < answer) low = middle; else high = middle;
        }
        return new((low + high) / 2, spread, traitShare);
    }

    private static double Sum(Func<int, double> term)
    {
        var sum = 0.0;
        for (var k = 1; k <= Highest; k++) sum += term(k);
        return sum;
    }
}
