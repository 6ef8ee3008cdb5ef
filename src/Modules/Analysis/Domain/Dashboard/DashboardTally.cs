using System.Text.Json;
using NodaTime;

namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>Everything that the dashboard counts, as it was on one day. Stored, so that showing it reads no history.</summary>
/// <param name="Day">In UTC.</param>
internal sealed record DashboardTally(LocalDate Day, RecruitmentTally Recruitment, IReadOnlyList<VisitTally> Visits, DeliveryTally Delivery, QualityTally Quality)
{
    private static readonly JsonSerializerOptions Spelling = new() { Converters = { new IsoDay() } };

    public string ToText() => JsonSerializer.Serialize(this, Spelling);

    public static DashboardTally Read(string text) => JsonSerializer.Deserialize<DashboardTally>(text, Spelling)!;
}
