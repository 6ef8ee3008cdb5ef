using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Surveys.Features.ShowTimes;

/// <summary>How long the surveys take, so that "about five minutes" stays true. Nothing is shown of fewer people than the protocol's smallest group.</summary>
internal sealed class TimesOnBoard(SectionTimes times, IProgrammes programmes) : IBoardSection
{
    public int Order => 21;

    public string Title => "Time to answer";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        if (await programmes.Find(programme) is not { Protocol.Disclosure.SmallestCell: var smallest }) return null;
        var sections = await times.Of(programme);
        if (sections.Count == 0) return null;
        var table = new HtmlContentBuilder();
        table.AppendHtml("""
            <div class="c-table"><div class="c-table__scroll" role="region" aria-labelledby="times-table" tabindex="0"><table><caption id="times-table">Time to answer, by section</caption>
            <thead><tr><th scope="col">Section</th><th scope="col" class="num">Median</th><th scope="col" class="num">Middle half</th><th scope="col" class="num">People</th></tr></thead><tbody>
            """);
        foreach (var section in sections) Row(table, section, smallest);
        return table.AppendHtml("</tbody></table></div><p class=\"c-table__note\">")
            .Append($"From opening a page to its first saving, in steps of ten seconds, over all surveys; pages that lay open for more than half an hour are left out. Nothing is shown of fewer than {smallest} people.")
            .AppendHtml("</p></div>");
    }

    private static void Row(HtmlContentBuilder table, SectionMedian section, int smallest)
    {
        var isShown = section.People >= smallest;
        table.AppendHtml("""<tr><th scope="row">""").Append(section.Section).AppendHtml("</th>");
        foreach (var cell in isShown ? (string[])[section.Median, section.MiddleHalf, Numerals.Count(section.People)] : ["–", "–", $"fewer than {smallest}"])
            table.AppendHtml("""<td class="num">""").Append(cell).AppendHtml("</td>");
        table.AppendHtml("</tr>");
    }
}
