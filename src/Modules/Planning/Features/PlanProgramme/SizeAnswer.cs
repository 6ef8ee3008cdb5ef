using Confrere.Evidence.Contracts;
using Confrere.Kernel.Writing;
using Confrere.Planning.Domain;

namespace Confrere.Planning.Features.PlanProgramme;

/// <summary>How many physicians and coaches, each with the range in which its least certain assumption moves it.</summary>
internal sealed record SizeAnswer(TrialAssumptions Assumptions, SampleSize Size, Expectation? Expected)
{
    // How far the true difference may be from the expected one in the range that stands beside the answer.
    private const double Quarter = 0.25;

    public int ToRecruit => 2 * Size.Allocated;

    public int Coaches => Needed(Assumptions.PerCoach);

    public SampleSize? WithoutCoachEffect => SampleSize.For(Assumptions with { Icc = 0 });

    public string SizeRange =>
        $"{Total(Assumptions.Difference * (1 + Quarter))} to {Total(Assumptions.Difference * (1 - Quarter))} if the true difference is a quarter larger or smaller";

    public string CoachRange
    {
        get
        {
            var fewer = Math.Max(1, Assumptions.PerCoach - 1);
            return $"{Needed(Assumptions.PerCoach + 1)} to {Needed(fewer)} with {Assumptions.PerCoach + 1} or {fewer} physicians at a time";
        }
    }

    /// <summary>What the size would have to be at the differences that the evidence leaves possible; null where no trial would do.</summary>
    public IReadOnlyList<(string Case, double Difference, SampleSize? Size)> Cases => Expected is { } expected
        ? [AsTyped, Limit("Evidence: estimate", expected.Estimate), Limit("Evidence: lower limit", expected.Lower), Limit("Evidence: upper limit", expected.Upper)]
        : [AsTyped];

    private (string, double, SampleSize?) AsTyped => ("As typed", Assumptions.Difference, At(Assumptions.Difference));

    // A limit beyond zero is no benefit, and no trial finds a benefit that is not there.
    private (string, double, SampleSize?) Limit(string name, double difference) =>
        (name, difference, Math.Sign(difference) == Math.Sign(Expected!.Estimate) ? At(difference) : null);

    private SampleSize? At(double difference) => difference == 0 ? null : SampleSize.For(Assumptions with { Difference = difference });

    private string Total(double difference) => At(difference) is { } size ? Numerals.Count(2 * size.Allocated) : $"more than {Numerals.Count(2 * SampleSize.Largest)}";

    private int Needed(int perCoach) => CoachCapacity.Needed(Size.Allocated, Size.Allocated, perCoach);
}
