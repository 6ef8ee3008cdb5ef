using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>Of those whose coaching has opened, the share who had at least one session, two, and so on.</summary>
internal static class DoseFigure
{
    public static Html Of(DashboardView view)
    {
        var (opened, dose) = (view.Tally.Delivery.Opened, view.Tally.Delivery.WithAtLeast);
        var y = Axis.Over([0, 1], Picture.Bottom, Picture.Top);
        var width = (Picture.Right - Picture.Left) / Math.Max(1, dose.Count);
        return Picture.Of("Share who had so many sessions", [
            .. Picture.Levels(y, tick => Numerals.Percent(tick, 1)),
            .. dose.SelectMany((people, i) => Bar(view.Shown(people, opened), Picture.Left + (i + 0.2) * width, 0.6 * width, y, i + 1)),
            Picture.Text(Picture.Left, 20, "At least so many sessions"),
        ]);
    }

    private static IEnumerable<Html> Bar(ShownCount shown, double x, double width, Axis y, int session)
    {
        if (shown.Drawn is { } drawn) yield return Html.Of($"""<rect class="{(shown.IsBound ? "dash-bound" : "dash-bar")}" x="{x:0.#}" y="{y.At(drawn):0.#}" width="{width:0.#}" height="{Picture.Bottom - y.At(drawn):0.#}"/>""");
        yield return Picture.Text(x + width / 2, Picture.Bottom + 28, Numerals.Count(session), "middle");
    }
}
