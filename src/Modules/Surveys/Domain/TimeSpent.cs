namespace Confrere.Surveys.Domain;

/// <summary>How long a page took, as coarsely as a median needs.</summary>
internal static class TimeSpent
{
    private const int Step = 10;

    /// <summary>A page that lay open for longer was left and come back to.</summary>
    private const long Longest = 30 * 60;

    /// <returns>Seconds, rounded up to tens; null when it says nothing about answering: longer than half an hour, or before the page was opened.</returns>
    public static int? Of(long seconds) => seconds is <= 0 or > Longest ? null : Step * (int)((seconds + Step - 1) / Step);

    /// <summary>The quantile of the values (type 7 of Hyndman and Fan 1996, R's own), which are not empty.</summary>
    public static double Quantile(IReadOnlyList<int> rising, double share)
    {
        var place = share * (rising.Count - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < rising.Count ? rising[below] + (place - below) * (rising[below + 1] - rising[below]) : rising[below];
    }

    public static string InWords(double seconds)
    {
        var whole = (int)Math.Round(seconds, MidpointRounding.AwayFromZero);
        return whole < 60 ? $"{whole} s" : whole % 60 == 0 ? $"{whole / 60} min" : $"{whole / 60} min {whole % 60} s";
    }
}
