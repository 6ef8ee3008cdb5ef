using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Allocation.Features.WatchCompletion;

/// <summary>The alarm of differing follow-up on the director's board, blind to effects and to which group is which. Here, because only this module knows who belongs together.</summary>
internal sealed class CompletionGapOnBoard(IProgrammes programmes, ICompletion completion, IBlindedArms arms) : IBoardSection
{
    public int Order => 25;

    public string Title => "Answers in the two groups";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        if (await programmes.Find(programme) is not { Protocol: { IsRandomised: true } protocol }) return null;
        var letters = await arms.Of(programme);
        var lines = new List<Html>();
        foreach (var visit in protocol.Visits.Where(visit => !visit.IsBaseline))
            if (await IsWide(programme, visit, protocol, letters) is { } isWide) lines.Add(Line(visit, isWide));
        return lines.Count == 0 ? null : new HtmlString(Html.Of($"""<ul class="board-work">{lines}</ul><p class="c-hint">Of those whose due day is over, withdrawn or not. It is not shown which group answers less, nor what anybody answered.</p>""").Text);
    }

    private async Task<bool?> IsWide(ProgrammeId programme, Visit visit, Protocol protocol, IReadOnlyDictionary<ParticipantCode, char> letters)
    {
        var due = (await completion.Due(programme, visit.Code)).Where(letters.ContainsKey).Select(code => (code, letters[code])).ToList();
        return CompletionGap.IsWide(due, await completion.Submitted(programme, visit.Code), protocol.Arms.Count, protocol.Disclosure.SmallestCell);
    }

    private static Html Line(Visit visit, bool isWide) => isWide
        ? Html.Of($"""<li><span><span class="c-badge c-badge--attention">Attention</span> {visit.Label}: the shares who answered differ by more than 10 points. Find out what keeps people from answering, and ask everybody alike.</span></li>""")
        : Html.Of($"""<li><span>{visit.Label}: the shares who answered differ by 10 points or less.</span></li>""");
}
