using Confrere.Allocation.Domain;
using Confrere.Kernel.Writing;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>The flow as a drawing and as a table under it. Boxes leave room for the letters of a phone, which are larger in the drawing.</summary>
internal static class FlowDrawing
{
    private const double Width = 600, MainWidth = 270, SideLeft = 322, SideWidth = Width - SideLeft - 1, RowHeight = 27, Padding = 11, Gap = 26, Inset = 14;

    private sealed record Box(FlowStep Step, bool IsVisit, double Top, double Height)
    {
        public double Middle => Top + Height / 2;
        public double Bottom => Top + Height;
    }

    public static Html Of(ParticipantFlow flow)
    {
        var boxes = Boxes(flow);
        return Html.Of($"""
            <figure class="c-figure"><div class="c-figure__picture">
            <svg viewBox="0 0 {Width} {boxes[^1].Bottom + 2}" role="img" aria-label="Participant flow; the same numbers are in the table below.">
            <defs><marker id="flow-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="flow-tip" d="M0 0 L8 4 L0 8 z"/></marker></defs>
            {boxes.Zip(boxes.Skip(1)).Select(pair => Arrow(MainWidth / 2, pair.First.Bottom, MainWidth / 2, pair.Second.Top))}
            {boxes.Select(box => Step(box, flow.Allocated))}
            </svg></div>
            <figcaption>From invitation to the last survey, at this moment. Chance put those allocated into two groups; which group anyone is in, and how
            many there are in each, is not shown before the result is released.</figcaption>
            <details class="c-figure__data"><summary>The numbers in this figure</summary>{Table(flow)}</details>
            </figure>
            """);
    }

    private static List<Box> Boxes(ParticipantFlow flow)
    {
        var boxes = new List<Box>();
        var top = 2.0;
        foreach (var (step, isVisit) in flow.Recruitment.Select(step => (step, false)).Concat(flow.Visits.Select(step => (step, true))))
        {
            var rows = Math.Max(isVisit ? 2 : 1, step.Exits.Count);
            boxes.Add(new(step, isVisit, top, rows * RowHeight + 2 * Padding));
            top += rows * RowHeight + 2 * Padding + Gap;
        }
        return boxes;
    }

    private static Html Step(Box box, int allocated) => Html.Of($"""
        <rect class="data-box flow-main" x="1" y="{box.Top}" width="{MainWidth}" height="{box.Height}" rx="6"/>
        {Words(box, allocated)}{(box.Step.Exits.Count == 0 ? Html.Nothing : Exits(box))}
        """);

    private static Html Words(Box box, int allocated) => box.IsVisit
        ? Html.Of($"{Text(Inset, box.Middle - 8, box.Step.Label)}{Text(Inset, box.Middle + 19, $"Answered: {box.Step.Count} of {allocated}")}")
        : Text(Inset, box.Middle + 6, $"{box.Step.Label}: {box.Step.Count}");

    private static Html Exits(Box box)
    {
        var height = box.Step.Exits.Count * RowHeight + 2 * Padding;
        var top = box.Middle - height / 2;
        return Html.Of($"""
            {Arrow(MainWidth + 1, box.Middle, SideLeft, box.Middle)}
            <rect class="data-box" x="{SideLeft}" y="{top}" width="{SideWidth}" height="{height}" rx="6"/>
            {box.Step.Exits.Select((exit, i) => Text(SideLeft + Inset, top + Padding + i * RowHeight + 19, $"{exit.Label}: {exit.Count}"))}
            """);
    }

    private static Html Arrow(double x1, double y1, double x2, double y2) =>
        Html.Of($"""<line class="data-axis" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" marker-end="url(#flow-tip)"/>""");

    private static Html Text(double x, double y, string text) => Html.Of($"""<text class="flow-text" x="{x}" y="{y}">{text}</text>""");

    private static Html Table(ParticipantFlow flow) => Html.Of($"""
        <div class="c-table"><div class="c-table__scroll" role="region" aria-labelledby="flow-table" tabindex="0"><table><caption id="flow-table">Participant flow in numbers</caption>
        <thead><tr><th scope="col">Step</th><th scope="col" class="num">Physicians</th></tr></thead>
        <tbody>{flow.Recruitment.Select(step => Rows(step, step.Label))}{flow.Visits.Select(step => Rows(step, $"{step.Label}: answered"))}</tbody></table></div></div>
        """);

    private static Html Rows(FlowStep step, string label) => Html.Of($"""
        <tr><th scope="row"><b>{label}</b></th><td class="num"><b>{step.Count}</b></td></tr>
        {step.Exits.Select(exit => Html.Of($"""<tr><th scope="row" class="flow-exit">{exit.Label}</th><td class="num">{exit.Count}</td></tr>"""))}
        """);
}
