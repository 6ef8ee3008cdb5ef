using System.Globalization;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Surveys.Features.ShowCompletion;

/// <summary>The director's view of the surveys: how many, never who and never what.</summary>
internal sealed class CompletionOnBoard(ICompletion completion) : IBoardSection
{
    public int Order => 20;

    public string Title => "Surveys";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        var visits = await completion.Of(programme);
        if (visits.Count == 0) return null;
        var table = new HtmlContentBuilder();
        table.AppendHtml("""
            <div class="c-table"><div class="c-table__scroll" role="region" aria-labelledby="surveys-table" tabindex="0"><table><caption id="surveys-table">Participants by survey</caption>
            <thead><tr><th scope="col">Survey</th>
            """);
        foreach (var head in (string[])["Answered", "Open", "Over­due", "To come", "Missed"])
            table.AppendHtml("""<th scope="col" class="num">""").Append(head).AppendHtml("</th>");
        table.AppendHtml("</tr></thead><tbody>");
        foreach (var visit in visits) Row(table, visit);
        table.AppendHtml("</tbody></table></div></div>");
        return table.AppendHtml($"""<p><a href="/programmes/{programme}/surveys">Who has not answered, and what became of their mail</a></p>""");
    }

    private static void Row(HtmlContentBuilder table, VisitCompletion visit)
    {
        table.AppendHtml("""<tr><th scope="row">""").Append(visit.Label).AppendHtml("</th>");
        foreach (var count in (int[])[visit.Submitted, visit.Open, visit.Overdue, visit.NotYetOpen, visit.Missed])
            table.AppendHtml("""<td class="num">""").Append(count.ToString(CultureInfo.InvariantCulture)).AppendHtml("</td>");
        table.AppendHtml("</tr>");
    }
}
