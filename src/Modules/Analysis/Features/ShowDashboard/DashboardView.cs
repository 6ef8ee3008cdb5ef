using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Domain.Plan;
using Confrere.Protocols.Contracts;
using NodaTime;
using Disclosure = Confrere.Analysis.Domain.Release.Disclosure;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>
/// What one reader may see of a dashboard. Analysts see the groups by letter and, until the arms are opened, no dose, because sessions would tell the letters
/// apart. Directors see everybody together and nothing of a few people.
/// </summary>
internal sealed record DashboardView(Programme Programme, DashboardTally Tally, Instant CountedAt, bool IsAnalyst, IReadOnlyList<CoursePoint>? Course, TrialPlan? Plan)
{
    public Disclosure? Disclosure { get; } = IsAnalyst ? null : new(Programme.Protocol.Disclosure.SmallestCell);

    public int? Planned => Programme.Protocol.Recruitment?.Planned;

    /// <summary>The day by which the planned number is to have consented.</summary>
    public LocalDate? Target => (Tally.Recruitment.Opened, Programme.Protocol.Recruitment?.WithinDays) is ({ } opened, { } days) ? opened.PlusDays(days) : null;

    public RecruitmentForecast? Forecast => Planned is { } planned ? RecruitmentForecast.Of(Tally.Recruitment, planned, Tally.Day) : null;

    /// <summary>The primary survey of the last to be recruited shuts so many days after they consent: allocation follows the baseline's window.</summary>
    public int DaysToTheEnd => Programme.Protocol.Baseline.LastDay + PrimaryVisit.LastDay;

    public Visit PrimaryVisit => Programme.Protocol.Visits.SingleOrDefault(visit => visit.Code == Programme.Protocol.Analysis.PrimaryVisit) ?? Programme.Protocol.Visits[^1];

    public bool ShowsGroups => IsAnalyst && Programme.Protocol.IsRandomised;

    public bool ShowsDose => !IsAnalyst || Course is not null || !Programme.Protocol.IsRandomised;

    /// <summary>Weeks worth showing: once the planned number is reached, those after the last consent are not.</summary>
    public int Weeks => Tally.Recruitment is var recruitment && recruitment.Consented >= (Planned ?? int.MaxValue) ? recruitment.ByWeek.Index().Last(week => week.Item > 0).Index + 1 : recruitment.ByWeek.Count;

    public string LabelOf(string visit) => Programme.Protocol.Visits.Single(known => known.Code == visit).Label;

    public CompletionDifference? DifferenceOf(VisitTally visit) => CompletionDifference.Of(visit.Lettered(), Planned ?? Tally.Recruitment.Consented);

    public ShownCount Shown(int part, int whole) => ShownCount.Of(part, whole, Disclosure);
}
