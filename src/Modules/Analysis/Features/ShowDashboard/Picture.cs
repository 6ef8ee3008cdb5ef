using System.Globalization;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;
using NodaTime;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>The frame that the dashboard's pictures share: one size, so that their words are of one size on every width.</summary>
internal static class Picture
{
    public const double Width = 560, Height = 320, Left = 64, Right = 536, Top = 40, Bottom = 270;

    private const int WantedDays = 4;

    public static Html Of(string description, IEnumerable<Html> parts) =>
        Html.Of($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{description}; the numbers are in the table below.">{parts}</svg>""");

    public static Html Text(double x, double y, string text, string anchor = "start", string kind = "data-text") =>
        Html.Of($"""<text class="{kind}" x="{x:0.#}" y="{y:0.#}" text-anchor="{anchor}">{text}</text>""");

    public static Html Line(string kind, double x1, double y1, double x2, double y2) =>
        Html.Of($"""<line class="{kind}" x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}"/>""");

    public static Html Path(string kind, IEnumerable<(double X, double Y)> points) =>
        Html.Of($"""<polyline class="{kind}" points="{string.Join(' ', points.Select(p => FormattableString.Invariant($"{p.X:0.#},{p.Y:0.#}")))}"/>""");

    public static IEnumerable<Html> Levels(Axis y, Func<double, string> words) => y.Ticks.SelectMany(tick => new[]
    {
        Line("data-grid", Left, y.At(tick), Right, y.At(tick)), Text(Left - 8, y.At(tick) + 5, words(tick), "end"),
    });

    /// <summary>Whole days under the picture, evenly apart.</summary>
    public static IEnumerable<Html> Days(LocalDate from, int days, Func<int, double> x)
    {
        var step = Math.Max(1, (int)Math.Ceiling(days / (double)WantedDays));
        var format = days > 300 ? "MMM uuuu" : "d MMM";
        for (var day = 0; day <= days; day += step)
            yield return Text(x(day), Bottom + 28, from.PlusDays(day).ToString(format, CultureInfo.InvariantCulture), day == 0 ? "start" : day + step > days ? "end" : "middle");
    }

    /// <summary>A group's mark, which says nothing of what it was given: A solid circle, B hollow square.</summary>
    public static Html Group(bool isFirst, double x, double y) => isFirst
        ? Html.Of($"""<circle class="dash-a" cx="{x:0.#}" cy="{y:0.#}" r="6"/>""")
        : Html.Of($"""<rect class="dash-b" x="{x - 6:0.#}" y="{y - 6:0.#}" width="12" height="12"/>""");
}
