using Confrere.Kernel.Writing;

namespace Confrere.Evidence.Domain;

/// <summary>What can be wrong with a printed difference. Each rule comes from an error that was seen in print.</summary>
internal static class EvidenceChecks
{
    // Rounding of three printed numbers moves an estimate from the middle by far less than a tenth of the interval.
    private const double FarFromMiddle = 0.10;
    // Half of what a difference of two rates near one half allows: no adjustment for covariates gains that much.
    private const double ImpossiblyNarrow = 0.5;
    private const double NormalQuantile = 1.959964;

    public static IReadOnlyList<string> Of(PublishedResult result)
    {
        var doubts = new List<string>();
        if (result.Lower > result.Upper) doubts.Add("The limits of the interval are the wrong way round.");
        else if (result.Estimate < result.Lower || result.Estimate > result.Upper) doubts.Add("The estimate lies outside its interval; a minus sign may have been lost.");
        else if (IsOffCentre(result)) doubts.Add("The estimate is not near the middle of its interval, so one of the three numbers is doubtful.");
        if (IsTooNarrow(result) is { } expected)
            doubts.Add($"The interval is too narrow to be true: with {result.Study.PerArm[0]} and {result.Study.PerArm[1]} people it should reach about {Numerals.Fixed(expected, 0)} points to each side.");
        return doubts;
    }

    private static bool IsOffCentre(PublishedResult result) =>
        Math.Abs(result.Estimate - (result.Lower + result.Upper) / 2) > FarFromMiddle * (result.Upper - result.Lower);

    private static double? IsTooNarrow(PublishedResult result)
    {
        if (result.Unit != "percentage points" || result.Study.PerArm is not [var treated, var control]) return null;
        var expected = 100 * NormalQuantile * Math.Sqrt(0.25 / treated + 0.25 / control);
        return (result.Upper - result.Lower) / 2 < ImpossiblyNarrow * expected ? expected : null;
    }
}
