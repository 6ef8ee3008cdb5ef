using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.LeadGathering;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.TakeSeat;

[Authorize(Policy = CoachingAccess.Gatherings)]
internal sealed class TakeSeatPage(Reader reader, IPeople people, IClock clock, TakeSeat take) : PageModel
{
    public IReadOnlyList<GatheringRow> Gatherings { get; private set; } = [];
    public string ZoneName { get; private set; } = "";
    public string? Refusal { get; private set; }

    private PersonId Person => User.PersonId()!.Value;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostTake(Guid gathering)
    {
        var outcome = await take.Handle(Person, new(gathering));
        return await Answer(outcome.IsRefused ? outcome.Refusal : null, outcome.IsRefused || outcome.Value == SeatState.Taken
            ? "You have a seat. A mail with a calendar file is on its way." : "You are in line. When a place comes free it is kept for you for two days, and a mail says so.");
    }

    public async Task<IActionResult> OnPostAccept(Guid gathering) => await Answer((await take.Accept(Person, new(gathering))).Refusal, "You have a seat. A mail with a calendar file is on its way.");

    public async Task<IActionResult> OnPostGiveBack(Guid gathering) => await Answer((await take.GiveBack(Person, new(gathering))).Refusal, "Your place is given back and goes to the next in line.");

    private async Task<IActionResult> Answer(Refusal? refusal, string done)
    {
        if (refusal is null)
        {
            TempData["Done"] = done;
            return Redirect("/gatherings");
        }
        await Load();
        Refusal = refusal.Sentence;
        return Page();
    }

    private async Task Load()
    {
        var now = clock.GetCurrentInstant();
        var zone = await people.ContactOf(Person) is { } me ? DateTimeZoneProviders.Tzdb[me.ZoneId] : DateTimeZone.Utc;
        ZoneName = Wording.ZoneName(zone, now);
        var week = now - Duration.FromDays(7);
        var gatherings = await reader.Query<Gathering>().Where(row => row.CancelledAt == null && (row.Start > now || row.Facilitator == Person && row.End > week)).OrderBy(row => row.Start).ToListAsync();
        if (!await reader.Query<CoachProfile>().AnyAsync(row => row.Person == Person)) gatherings.RemoveAll(row => row.Kind.IsForCoaches());
        var ids = gatherings.ConvertAll(row => row.Id);
        var seats = (await reader.Query<Seat>().Where(row => ids.Contains(row.Gathering) && row.Holder != null).ToListAsync()).ToLookup(row => row.Gathering);
        var names = await people.ContactsOf([.. gatherings.Select(row => row.Facilitator).Distinct()]);
        Gatherings = [.. gatherings.Select(row => Row(row, [.. seats[row.Id].OrderBy(seat => seat.AskedAt).ThenBy(seat => seat.Id.Value)], names.GetValueOrDefault(row.Facilitator)?.Name ?? "a coach", zone))];
    }

    private GatheringRow Row(Gathering gathering, List<Seat> seats, string leader, DateTimeZone zone)
    {
        var mine = seats.Find(seat => seat.Person == Person);
        var line = seats.FindAll(seat => seat.State == SeatState.Waiting);
        return new(
            gathering.Id, gathering.Title, ThemeWords.Of(gathering.Kind), $"{Wording.Of(gathering.Start, zone)} to {(gathering.End - gathering.Start < Duration.FromHours(20) ? Wording.TimeOf(gathering.End, zone) : Wording.Of(gathering.End, zone))}",
            gathering.Where, leader, line.Count > 0 ? 0 : gathering.Seats - seats.Count(seat => seat.Number is not null), mine?.State, mine is null ? 0 : line.IndexOf(mine) + 1,
            mine?.OfferedUntil is { } until ? Wording.Of(until, zone) : "", gathering.Facilitator == Person);
    }
}
