using Confrere.Statistics.Distributions;

namespace Confrere.Coaching.Domain;

/// <summary>
/// How long somebody who asks now waits for a coach. While coaches have more room than people are ahead there is no wait. Otherwise places come
/// free as they did lately: of a Poisson process with n starts in the last T days, the time W to the k-th next start has
/// (W / T) (n / k) distributed as F with 2k and 2n degrees of freedom, whatever the rate is. Both the process and the rate are uncertain in
/// it. With fewer than <see cref="FewestStarts"/> starts nothing is said.
/// </summary>
/// <param name="Room">Places that certified coaches have free.</param>
/// <param name="Ahead">People who wait already.</param>
/// <param name="Starts">People who got a coach in the last <paramref name="Days"/> days.</param>
internal sealed record ExpectedWait(int Room, int Ahead, int Starts, int Days)
{
    public const int FewestStarts = 5;
    public const double Share = 0.8;

    /// <summary>Which of the next starts is theirs; 0 or less when a place is free for them now.</summary>
    public int Turn => Ahead + 1 - Room;

    public bool IsAtOnce => Turn <= 0;

    public bool IsKnown => IsAtOnce || (Starts >= FewestStarts && Days > 0);

    public double MiddleDays => Point(0.5);

    public double LowDays => Point((1 - Share) / 2);

    public double HighDays => Point((1 + Share) / 2);

    private double Point(double p) => IsAtOnce ? 0 : PoissonWait.Quantile(p, Turn, Starts, Days);
}
