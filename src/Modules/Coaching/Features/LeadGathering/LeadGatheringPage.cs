using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Kernel.Access;
using Confrere.People.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.LeadGathering;

[Authorize(Policy = CoachingAccess.Lead)]
internal sealed class LeadGatheringPage(Reader reader, IPeople people, IClock clock, RecordAttendance record) : PageModel
{
    public Gathering Gathering { get; private set; } = null!;
    public IReadOnlyList<(SeatId Seat, string Name, bool Came)> Seated { get; private set; } = [];
    public int Waiting { get; private set; }
    public IReadOnlyDictionary<Theme, int> Raised { get; private set; } = new Dictionary<Theme, int>();
    public string When { get; private set; } = "";
    public string? Refusal { get; private set; }
    public bool HasBegun => Gathering.Start <= clock.GetCurrentInstant();
    public bool Listens => Gathering.Kind == GatheringKind.ListeningSession;

    private PersonId Facilitator => User.PersonId()!.Value;

    public async Task<IActionResult> OnGet(Guid id) => await Load(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id, Guid[] present, Dictionary<Theme, int?> raised)
    {
        var counts = raised.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value);
        var outcome = await record.Handle(Facilitator, new(id), [.. present.Select(seat => new SeatId(seat))], counts);
        if (!outcome.IsRefused)
        {
            TempData["Done"] = $"{outcome.Value} {(outcome.Value == 1 ? "person" : "people")} came. It can be corrected for a week.";
            return Redirect($"/gatherings/{id}");
        }
        if (!await Load(id)) return NotFound();
        (Refusal, Raised) = (outcome.Refusal.Sentence, counts);
        Seated = [.. Seated.Select(seat => seat with { Came = present.Contains(seat.Seat.Value) })];
        return Page();
    }

    private async Task<bool> Load(Guid id)
    {
        var key = new GatheringId(id);
        if (await reader.Query<Gathering>().FirstOrDefaultAsync(row => row.Id == key && row.Facilitator == Facilitator && row.CancelledAt == null) is not { } gathering) return false;
        Gathering = gathering;
        var seats = await reader.Query<Seat>().Where(row => row.Gathering == key && row.Holder != null).OrderBy(row => row.Number).ToListAsync();
        var names = await people.ContactsOf([.. seats.Select(seat => seat.Person)]);
        Seated = [.. seats.Where(seat => seat.State == SeatState.Taken).Select(seat => (seat.Id, names.GetValueOrDefault(seat.Person)?.FirstName ?? "Somebody", seat.Attended ?? gathering.AttendedAt is null))];
        Waiting = seats.Count(seat => seat.State != SeatState.Taken);
        Raised = await reader.Query<ThemeCount>().Where(row => row.Gathering == key).ToDictionaryAsync(row => row.Theme, row => row.People);
        var zone = DateTimeZoneProviders.Tzdb[gathering.ZoneId];
        When = $"{Wording.Of(gathering.Start, zone)}, {Wording.ZoneName(zone, gathering.Start)}";
        return true;
    }
}
