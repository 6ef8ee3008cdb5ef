namespace Confrere.Analysis.Report.Documents;

/// <summary>The style of a drawing that stands outside the report: the light colours of report.css.</summary>
internal static class FigureStyle
{
    public const string Text = """
        svg { font: 13px Calibri, Arial, sans-serif; fill: #1f2a2e; }
        .grid { stroke: #ddd6ca; } .axis { stroke: #1f2a2e; } .zero { stroke: #1f2a2e; stroke-width: 1.5; }
        .tick, .note { fill: #5c6a6e; font-size: 12px; } .end { text-anchor: end; } .middle { text-anchor: middle; } .strong { font-weight: 600; }
        .path { fill: none; stroke-width: 2; } .path.control { stroke-dasharray: 6 4; } .bar { stroke-width: 1.5; }
        .treated { stroke: #1d5c8f; } circle.treated { fill: #1d5c8f; } .control { stroke: #a8620f; } rect.control { fill: #ffffff; stroke-width: 2; }
        .effect { stroke: #1f5f54; } path.effect { fill: #1f5f54; } line.effect { stroke-width: 2; }
        .data-box { fill: #ffffff; stroke: #5c6a6e; } .data-box.flow-main { stroke: #1f5f54; } .data-axis { stroke: #5c6a6e; } .flow-tip { fill: #5c6a6e; } .flow-text { font-size: 15px; } .started { stroke: #5c6a6e; stroke-dasharray: 2 4; }
        .cell { stroke: #ddd6ca; } .cell.held { stroke: #1f2a2e; stroke-width: 2; } .shade { fill: #1f2a2e; }
        """;
}
