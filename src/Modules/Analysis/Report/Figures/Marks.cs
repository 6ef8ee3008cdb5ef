using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Figures;

/// <summary>The two arms' marks everywhere: solid circle for the treated, hollow square for the control.</summary>
internal static class Marks
{
    private const double Radius = 5;

    public static Html Of(bool isTreated, double x, double y) => isTreated
        ? Html.Of($"""<circle class="treated" cx="{x:0.##}" cy="{y:0.##}" r="{Radius}"/>""")
        : Html.Of($"""<rect class="control" x="{x - Radius:0.##}" y="{y - Radius:0.##}" width="{2 * Radius}" height="{2 * Radius}"/>""");

    public static Html Line(string kind, double x1, double y1, double x2, double y2) =>
        Html.Of($"""<line class="{kind}" x1="{x1:0.##}" y1="{y1:0.##}" x2="{x2:0.##}" y2="{y2:0.##}"/>""");

    public static Html Text(string kind, double x, double y, string text) => Html.Of($"""<text class="{kind}" x="{x:0.##}" y="{y:0.##}">{text}</text>""");
}
