using System.Globalization;

namespace Confrere.Coaching.Features.KeepLedger;

/// <summary>What the programme's coaching has cost so far. A count of people below the smallest cell is null and nothing is divided by it.</summary>
internal sealed record Costs(decimal Amount, int Minutes, int Sessions, int? Participants, int? CompletedCourses)
{
    /// <summary>Money, time or both for one of so many; never a nought of money for a programme that pays in time.</summary>
    public string Each(int? count, string otherwise)
    {
        if (count is not > 0) return otherwise;
        var (money, time) = (Money(Amount / count.Value), Hours((int)Math.Round((double)Minutes / count.Value)));
        return $"{(Minutes == 0 ? money : Amount == 0 ? time : $"{money} and {time}")} (n = {count})";
    }

    public static string Money(decimal amount) => amount.ToString("#,0.00", CultureInfo.InvariantCulture);

    public static string Hours(int minutes) => minutes == 0 ? "nothing" : $"{minutes / 60} h {minutes % 60:00} min";
}
