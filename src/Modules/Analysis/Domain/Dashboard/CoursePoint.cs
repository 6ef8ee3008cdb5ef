using System.Text.Json;
using NodaTime;

namespace Confrere.Analysis.Domain.Dashboard;

/// <summary>The primary comparison as it stood at the end of a day, with an interval that holds at every day at once.</summary>
/// <param name="On">In UTC.</param>
internal sealed record CoursePoint(LocalDate On, int Treated, int Control, double Estimate, double Lower, double Upper)
{
    private static readonly JsonSerializerOptions Spelling = new() { Converters = { new IsoDay() } };

    public static string TextOf(IReadOnlyList<CoursePoint> points) => JsonSerializer.Serialize(points, Spelling);

    public static IReadOnlyList<CoursePoint> Read(string text) => JsonSerializer.Deserialize<IReadOnlyList<CoursePoint>>(text, Spelling)!;
}
