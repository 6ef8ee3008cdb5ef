using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Allocation.Features.CloseRound;

/// <summary>For the director: how many wait for the round that is open, and what became of those before it. It tells of nobody's arm.</summary>
internal sealed class RoundsOnBoard(Rounds rounds, IProgrammes programmes) : IBoardSection
{
    public int Order => 25;

    public string Title => "Rounds";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        if (await programmes.Find(programme) is not { Protocol: { IsInRounds: true } protocol }) return null;
        var (closed, waiting) = await rounds.Of(programme);
        var open = closed.Count + 1;
        return new HtmlString(Html.Of($"""
            <ul class="board-work">
            <li><span>Round {open} is open: {Applied(waiting, protocol.Randomisation.Places)}</span>{(waiting > 0 ? Html.Of($"""<a href="/programmes/{programme.Value}/round">Close round {open}</a>""") : Html.Nothing)}</li>
            {closed.Reverse().Select(round => Html.Of($"<li><span>Round {round.Number}, closed on {RoundWords.Day(round)}: {round.Codes().Count} applied; {RoundWords.How(round)}.</span></li>"))}
            </ul>
            """).Text);
    }

    private static string Applied(int waiting, int? places) =>
        (waiting switch { 0 => "nobody has applied yet", 1 => "one physician has applied", _ => $"{waiting} physicians have applied" }) + (places is { } all ? $"; places: {all}." : ".");
}
