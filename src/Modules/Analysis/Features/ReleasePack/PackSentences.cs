using System.Globalization;
using Confrere.Analysis.Contracts;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Report;
using Confrere.Coaching.Contracts;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>Cost and outlook in plain sentences: short ones, for somebody who reads one page.</summary>
internal static class PackSentences
{
    private const int MinutesPerHour = 60, Digits = 2;

    public static string Cost(CoachingCosts costs)
    {
        const string Without = "This counts the sessions held. It does not count training, this system or the time of those who were coached.";
        if (costs.Participants is not { } people) return "Too few have been coached yet to show what it cost for each.";
        var money = costs.Amount == 0 ? null : $"about {Rounded((double)costs.Amount / people)} in your currency";
        var time = costs.Minutes == 0 ? null : $"about {Rounded((double)costs.Minutes / people / MinutesPerHour)} hours of the coaches' working time";
        return (money, time) is (null, null)
            ? "The coaches were not paid by the session, and no working time was credited to them. What it cost is their own time."
            : $"So far coaching has cost {string.Join(" and ", new[] { money, time }.OfType<string>())} for each physician coached. {Without}";
    }

    public static string Expect(PlannedOutcome outcome, ExpectedDifference? expected)
    {
        if (expected is not { } other) return "No other trial on this scale is known to us, so we cannot say what the next year will bring.";
        string Difference(double value) => Wording.Difference(outcome, value);
        var found = other.Studies == 1
            ? $"One other trial used this scale, with about {Numerals.Count(other.People)} physicians. Scores there were {Difference(other.Estimate)} with coaching ({Limits(outcome, other.Lower, other.Upper)})."
            : $"{Wording.Capital(Numerals.InWords(other.Studies))} other trials used this scale, with about {Numerals.Count(other.People)} physicians in all. Taken together, scores were {Difference(other.Estimate)} with coaching ({Limits(outcome, other.Lower, other.Upper)}).";
        return other is { NextLower: { } lower, NextUpper: { } upper }
            ? $"{found} If you go on, expect a true difference {Wording.Limits(outcome, new(lower, upper))}, in {outcome.ShortUnit()}. The people and the year will not be the same."
            : $"{found} That is too little to say how far the next group may lie from it.";
    }

    private static string Limits(PlannedOutcome outcome, double lower, double upper) => $"95% interval {Wording.Limits(outcome, new(lower, upper))}";

    // Two digits: enough for a budget, too coarse to count people by.
    private static string Rounded(double value)
    {
        if (value == 0) return "0";
        var places = (int)Math.Floor(Math.Log10(Math.Abs(value))) - (Digits - 1);
        var step = Math.Pow(10, places);
        return (Math.Round(value / step) * step).ToString(places >= 0 ? "#,0" : "0." + new string('0', -places), CultureInfo.InvariantCulture);
    }
}
