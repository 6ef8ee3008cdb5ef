using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;
using NodaTime;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>The difference as it grew, with the band in which it lay at every day at once, and the line of no difference.</summary>
internal static class CourseFigure
{
    public static Html Of(IReadOnlyList<CoursePoint> course)
    {
        var first = course[0].On;
        var days = Math.Max(1, Period.DaysBetween(first, course[^1].On));
        var y = Axis.Over(course.SelectMany(point => new[] { point.Lower, point.Upper }).Append(0), Picture.Bottom, Picture.Top);
        double X(int day) => Picture.Left + (Picture.Right - Picture.Left) * day / days;
        double At(CoursePoint point) => X(Period.DaysBetween(first, point.On));
        return Picture.Of("The adjusted difference and its interval over time", [
            .. Picture.Levels(y, tick => Numerals.Fixed(tick, y.Decimals)), .. Picture.Days(first, days, X),
            .. course.Select(point => Picture.Line("dash-interval", At(point), y.At(point.Lower), At(point), y.At(point.Upper))),
            Picture.Line("dash-zero", Picture.Left, y.At(0), Picture.Right, y.At(0)), Picture.Path("dash-line", course.Select(point => (At(point), y.At(point.Estimate)))),
            .. course.Select(point => Html.Of($"""<circle class="dash-point" cx="{At(point):0.#}" cy="{y.At(point.Estimate):0.#}" r="3.5"/>""")),
            Picture.Text(Picture.Left, 20, "Adjusted difference"),
        ]);
    }
}
