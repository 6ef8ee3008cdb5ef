using Confrere.Statistics.Distributions;
using NodaTime;

namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>When the planned number will have consented if people go on consenting at the pace of the last weeks (<see cref="PoissonWait"/>, spec 18.11).</summary>
/// <param name="Middle">As likely before as after.</param>
/// <param name="Late">Null where it lies more than a hundred years ahead; likewise the others.</param>
internal sealed record RecruitmentForecast(LocalDate? Early, LocalDate? Middle, LocalDate? Late)
{
    /// <summary>With fewer nothing can be said about a pace.</summary>
    public const int Fewest = 5;

    public const double Level = 0.95;

    private const int FarthestDays = 36_525;

    /// <returns>Null when it is reached, enrolment is not open, or too few have consented lately.</returns>
    public static RecruitmentForecast? Of(RecruitmentTally recruitment, int planned, LocalDate today)
    {
        var more = planned - recruitment.Consented;
        if (more <= 0 || recruitment.Opened is null || recruitment.Closed is not null || recruitment.Recent < Fewest) return null;
        LocalDate? At(double p) => PoissonWait.Quantile(p, more, recruitment.Recent, recruitment.RecentDays) is var days && days <= FarthestDays ? today.PlusDays((int)Math.Ceiling(days)) : null;
        return new(At((1 - Level) / 2), At(0.5), At((1 + Level) / 2));
    }
}
