using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;
using NodaTime;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>Consents so far, the line to the target, and where the planned number lies at the present pace.</summary>
internal static class RecruitmentFigure
{
    // What lies farther ahead is cut off, so that the past keeps half of the picture.
    private const double Ahead = 2;

    public static Html Of(DashboardView view)
    {
        var (recruitment, opened) = (view.Tally.Recruitment, view.Tally.Recruitment.Opened!.Value);
        int Day(LocalDate day) => Period.DaysBetween(opened, day);
        var today = Math.Max(1, Math.Min(Day(view.Tally.Day), 7 * view.Weeks));
        var last = (int)Math.Min(Ahead * today + 28, new[] { today, view.Target is { } target ? Day(target) : 0, view.Forecast?.Late is { } late ? Day(late) : 0 }.Max());
        double X(int day) => Picture.Left + (Picture.Right - Picture.Left) * Math.Clamp(day, 0, last) / last;
        var y = Axis.Over([0, Math.Max(view.Planned ?? 0, Math.Max(recruitment.Consented, 1))], Picture.Bottom, Picture.Top);
        var line = recruitment.Running().Take(view.Weeks).Select((sum, week) => (X(Math.Min(7 * (week + 1), today)), y.At(sum))).Prepend((X(0), y.At(0)));
        return Picture.Of($"{recruitment.Consented} consented by the day of counting", [
            .. Picture.Levels(y, tick => Numerals.Count((long)tick)), .. Picture.Days(opened, last, X),
            .. Targets(view, y, X, Day, last), Picture.Path("dash-line", line), .. Expected(view, y, X, Day),
            Picture.Text(Picture.Left, 20, "Consented"),
        ]);
    }

    private static IEnumerable<Html> Targets(DashboardView view, Axis y, Func<int, double> x, Func<LocalDate, int> day, int last)
    {
        if (view.Planned is not { } planned) yield break;
        yield return Picture.Line("dash-target", Picture.Left, y.At(planned), Picture.Right, y.At(planned));
        yield return Picture.Text(Picture.Right, 20, $"planned {Numerals.Count(planned)}", "end");
        if (view.Target is not { } target) yield break;
        // Beyond the edge of the picture the line is cut where it leaves it.
        var end = Math.Min(day(target), last);
        yield return Picture.Line("dash-target", x(0), y.At(0), x(end), y.At((double)planned * end / Math.Max(1, day(target))));
    }

    private static IEnumerable<Html> Expected(DashboardView view, Axis y, Func<int, double> x, Func<LocalDate, int> day)
    {
        if (view is not { Planned: { } planned, Forecast: { Early: { } early } forecast }) yield break;
        yield return Picture.Line("dash-range", x(day(early)), y.At(planned), forecast.Late is { } late ? x(day(late)) : Picture.Right, y.At(planned));
        if (forecast.Middle is { } middle) yield return Picture.Line("dash-middle", x(day(middle)), y.At(planned) - 9, x(day(middle)), y.At(planned) + 9);
    }
}
