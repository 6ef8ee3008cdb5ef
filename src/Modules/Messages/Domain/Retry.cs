using NodaTime;

namespace Confrere.Messages.Domain;

/// <summary>When a failed message is tried again: 1, 2, 4 ... minutes, at most six hours, twelve tries: somewhat over a day in all.</summary>
internal static class Retry
{
    public const int MostAttempts = 12;

    /// <summary>How long a claim is respected. A process that died between claim and acknowledgement is overtaken after this.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(5);

    /// <summary>How old a claim may be when its message is begun, and how long sending may take: together less than the lease, so that nobody overtakes who is alive.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(2);

    private static readonly Duration First = Duration.FromMinutes(1);
    private static readonly Duration Longest = Duration.FromHours(6);

    public static Duration After(int attempts) => Duration.Min(First * Math.Pow(2, attempts - 1), Longest);
}
