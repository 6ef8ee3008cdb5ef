using Confrere.Analysis.Domain.Dashboard;
using Confrere.Analysis.Report.Figures;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>The share that answered, a column a survey, a mark a group.</summary>
internal static class CompletionFigure
{
    private const double Aside = 12;

    public static Html Of(DashboardView view)
    {
        var visits = view.Tally.Visits.Where(visit => visit.Together().Due > 0).ToList();
        var y = Axis.Over([0, 1], Picture.Bottom, Picture.Top);
        var width = (Picture.Right - Picture.Left) / visits.Count;
        double X(int visit) => Picture.Left + (visit + 0.5) * width;
        return Picture.Of("Share of those due who answered, by survey", [
            .. Picture.Levels(y, tick => Numerals.Percent(tick, 1)), .. view.ShowsGroups ? Legend() : [],
            .. visits.SelectMany((visit, i) => Marks(view, visit, X(i), y).Append(Picture.Text(X(i), Picture.Bottom + (i % 2 == 0 ? 22 : 44), view.LabelOf(visit.Visit), "middle"))),
        ]);
    }

    private static IEnumerable<Html> Legend() =>
        [Picture.Group(true, Picture.Left + 6, 14), Picture.Text(Picture.Left + 20, 20, "Group A"), Picture.Group(false, Picture.Left + 146, 14), Picture.Text(Picture.Left + 160, 20, "Group B")];

    private static IEnumerable<Html> Marks(DashboardView view, VisitTally visit, double x, Axis y)
    {
        var groups = view.ShowsGroups && visit.Lettered() is { Count: > 0 } lettered ? lettered : [visit.Together()];
        for (var g = 0; g < groups.Count; g++)
            if (groups[g].Due > 0 && view.Shown(groups[g].Answered, groups[g].Due) is { Drawn: { } share } shown)
                yield return Picture.Group(g == 0 && !shown.IsBound, groups.Count == 1 ? x : x + (2 * g - (groups.Count - 1)) * Aside, y.At(share));
    }
}
