using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.ShowTimes;

/// <summary>A section's times.</summary>
/// <param name="People">How many participants they are from.</param>
/// <param name="Seconds">Rising; one for each survey in which the section was saved.</param>
internal sealed record SectionMedian(string Section, int People, IReadOnlyList<int> Seconds)
{
    public string Median => TimeSpent.InWords(TimeSpent.Quantile(Seconds, 0.5));

    public string MiddleHalf => $"{TimeSpent.InWords(TimeSpent.Quantile(Seconds, 0.25))} to {TimeSpent.InWords(TimeSpent.Quantile(Seconds, 0.75))}";
}
