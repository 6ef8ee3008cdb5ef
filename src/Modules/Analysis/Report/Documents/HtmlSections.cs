using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Documents;

/// <summary>Sections as HTML.</summary>
internal static class HtmlSections
{
    public static Html Of(Section section) => Html.Of($"""
        <section{Class(section)} aria-labelledby="{section.Id}"{(section.Tables.Any() ? new Html(" tabindex=\"0\"") : Html.Nothing)}>
        <h2 id="{section.Id}">{section.Title}</h2>
        {section.Blocks.Select(Of)}
        </section>

        """);

    private static Html Class(Section section) => section.Kind is { } kind ? Html.Of($" class=\"{kind}\"") : Html.Nothing;

    private static Html Of(Block block) => block switch
    {
        Paragraph { Lead: { } lead } p => Html.Of($"<p><b>{lead}</b> {p.Text}</p>\n"),
        Paragraph p => Html.Of($"<p>{p.Text}</p>\n"),
        Bullets list => Html.Of($"<ul>{list.Items.Select(item => Html.Of($"<li>{item}</li>"))}</ul>\n"),
        MarginNote note => Html.Of($"<aside>{note.Text}</aside>\n"),
        Facts facts => Html.Of($"<dl class=\"origin\">{facts.Pairs.Select(pair => Html.Of($"<dt>{pair.Term}</dt><dd>{pair.Value}</dd>"))}</dl>\n"),
        Table table => Html.Of($"{Of(table, "", withCaption: true)}{Note(table)}"),
        Figure figure => Html.Of($"<figure id=\"figure-{figure.Code}\">{figure.Drawing}\n<figcaption>{figure.Caption}</figcaption>\n{Of(figure.Data, "under", withCaption: false)}</figure>\n"),
        _ => throw new NotSupportedException($"{block.GetType().Name} has no HTML."),
    };

    private static Html Note(Table table) => table.Note is { } note ? Html.Of($"<p class=\"note-under\">{note}</p>\n") : Html.Nothing;

    private static Html Of(Table table, string kind, bool withCaption) => Html.Of($"""
        <table id="table-{table.Code}"{(kind.Length == 0 ? Html.Nothing : Html.Of($" class=\"{kind}\""))}>{(withCaption ? Html.Of($"<caption>{table.Caption}</caption>") : Html.Nothing)}
        <thead>{Head(table)}</thead>
        <tbody>{table.Rows.Select(row => Of(row, table))}</tbody></table>

        """);

    private static Html Head(Table table)
    {
        if (table.Columns.All(column => column.Group is null)) return Html.Of($"<tr>{table.Columns.Select(Heading)}</tr>");
        var groups = new List<(Column Column, int Span)>();
        foreach (var column in table.Columns)
            if (groups.Count > 0 && column.Group is not null && groups[^1].Column.Group == column.Group) groups[^1] = (groups[^1].Column, groups[^1].Span + 1);
            else groups.Add((column, 1));
        return Html.Of($"""
            <tr>{groups.Select(g => g.Column.Group is { } group ? Html.Of($"<th scope=\"colgroup\" colspan=\"{g.Span}\">{group}</th>") : Html.Of($"<th scope=\"col\" rowspan=\"2\">{g.Column.Heading}</th>"))}</tr>
            <tr>{table.Columns.Where(column => column.Group is not null).Select(Heading)}</tr>
            """);
    }

    private static Html Heading(Column column) => column.HoldsWords ? Html.Of($"<th scope=\"col\" class=\"words\">{column.Heading}</th>") : Html.Of($"<th scope=\"col\">{column.Heading}</th>");

    private static Html Of(Row row, Table table)
    {
        var name = Html.Of($"<th scope=\"row\">{row.Name}{(row.Unit is { Length: > 0 } unit ? Html.Of($"<span class=\"unit\">{unit}</span>") : Html.Nothing)}</th>");
        return Html.Of($"<tr{(row.IsMarked ? new Html(" class=\"primary\"") : Html.Nothing)}>{name}{row.Cells.Select((cell, i) => Cell(row, table, cell, i))}</tr>");
    }

    private static Html Cell(Row row, Table table, string cell, int i)
    {
        var span = i == row.Cells.Count - 1 ? table.Columns.Count - 1 - i : 1;
        var words = span > 1 || table.Columns[i + 1].HoldsWords ? new Html(" class=\"words\"") : Html.Nothing;
        return Html.Of($"<td{words}{(span > 1 ? Html.Of($" colspan=\"{span}\"") : Html.Nothing)}>{cell}</td>");
    }
}
