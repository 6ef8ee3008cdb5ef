using System.Globalization;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.ShowBoard;

namespace Confrere.Coaching.Features.AskOnDemand;

/// <summary>An expected wait as the page says it: the figure, its range, and what it is computed from.</summary>
internal static class WaitInWords
{
    public static string Figure(ExpectedWait wait) => (wait.IsAtOnce, wait.IsKnown) switch
    {
        (true, _) => "No wait: coaches have room now.",
        (_, false) => "Not known yet.",
        _ => $"About {Time(wait.MiddleDays)} until you have a coach.",
    };

    public static string Range(ExpectedWait wait) => (wait.IsAtOnce, wait.IsKnown) switch
    {
        (true, _) => "You choose a coach, and then an hour that is free.",
        (_, false) => $"Fewer than {ExpectedWait.FewestStarts} people began lately, which is too few to say how fast places come free. Your place in the queue is kept.",
        _ => $"For four in five who ask like you it is between {Time(wait.LowDays)} and {Time(wait.HighDays)}.",
    };

    public static string Basis(ExpectedWait wait, int smallestCell)
    {
        string Shown(int people) => CoachingBoard.Shown(people, smallestCell).ToLowerInvariant();
        var queue = wait.Ahead == 0 ? "Nobody waits before you" : $"{CoachingBoard.Shown(wait.Ahead, smallestCell)} wait before you";
        return $"{queue}; coaches have {(wait.Room == 0 ? "no free place" : wait.Room == 1 ? "one free place" : $"{wait.Room} free places")} now; {Shown(wait.Starts)} got a coach in the last {wait.Days} days. "
            + "The figure supposes that places go on coming free as they did in that time; a coach who joins or leaves changes it. Which coaches may meet you can make it longer.";
    }

    private static string Time(double days) => days switch
    {
        < 1.5 => "a day",
        < 14 => $"{days.ToString("0", CultureInfo.InvariantCulture)} days",
        < 70 => $"{(days / 7).ToString("0", CultureInfo.InvariantCulture)} weeks",
        _ => $"{(days / 30.4375).ToString("0", CultureInfo.InvariantCulture)} months",
    };
}
