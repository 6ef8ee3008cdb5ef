using System.Globalization;
using Confrere.Allocation.Data;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Allocation.Features.QueueForDraw;

/// <summary>For the director: who waits to be drawn because coach hours are short, and whether the promised days were kept. It tells of no arm.</summary>
internal sealed class PromisesOnBoard(Reader reader, IProgrammes programmes, IClock clock) : IBoardSection
{
    public int Order => 25;

    public string Title => "Waiting to be drawn";

    public async Task<IHtmlContent?> Render(ProgrammeId programme)
    {
        if (await programmes.Find(programme) is { Protocol.IsInRounds: true }) return null;
        var rows = await reader.Query<WaitingDraw>().Where(row => row.Programme == programme && row.LeftAt == null).ToListAsync();
        if (rows.Count == 0) return null;
        var kept = Promises.Of(rows, clock.GetCurrentInstant());
        var waiting = rows.Where(row => row.DrawnAt is null).ToList();
        var last = waiting.Max(row => row.PromisedBy);
        return new HtmlString(Html.Of($"""
            <ul class="board-work">
            <li><span>{Waiting(waiting.Count, last)}</span>{(waiting.Count > 0 ? Html.Of($"""<a href="/coaches">See the coaches</a>""") : Html.Nothing)}</li>
            <li><span>Promised days: {kept.Kept} kept, {kept.Broken} broken, {kept.Running} still to come, {kept.Unpromised} without a day yet.</span></li>
            </ul>
            """).Text);
    }

    private static string Waiting(int people, Instant? last) => people switch
    {
        0 => "Nobody waits to be drawn.",
        _ => $"{people} {(people == 1 ? "waits" : "wait")} to be drawn until the coaches have enough free hours"
            + (last is { } by ? $"; the last promised day is {by.InUtc().Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}." : "."),
    };
}
