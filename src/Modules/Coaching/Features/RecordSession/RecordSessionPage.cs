using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.People.Contracts;
using Confrere.Shell.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.RecordSession;

[Authorize(Policy = CoachingAccess.Desk)]
internal sealed class RecordSessionPage(
    Reader reader, IPeople people, IClock clock, RecordSession record, CancelSession.CancelSession cancel, KeepNote.Notes notes,
    MoveSession.MoveSession move) : PageModel
{
    public Session Session { get; private set; } = null!;
    public string With { get; private set; } = "";
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public KeepNote.NotesPanel? Notes { get; private set; }
    public string? Refusal { get; private set; }
    public int Minutes { get; private set; }
    public SessionMode Mode { get; private set; } = SessionMode.Video;
    public bool HasBegun => Session.Start <= clock.GetCurrentInstant();
    public IReadOnlyList<ReasonCode> Reasons => [.. Enum.GetValues<ReasonCode>().Where(code => HasBegun || code != ReasonCode.NobodyCame)];

    public string StateInWords => Session.State switch
    {
        SessionState.Held => $"Held, {Session.MinutesHeld} minutes, {Wording.Of(Session.Mode!.Value).ToLowerInvariant()}.",
        SessionState.NotHeld => $"Not held: {Wording.Of(Session.Reason!.Value).ToLowerInvariant()}.",
        _ => $"Cancelled: {Wording.Of(Session.Reason!.Value).ToLowerInvariant()}.",
    };

    public string AttestationInWords => Session.AttestationAt(clock.GetCurrentInstant()) switch
    {
        Attestation.Unrecorded => "",
        Attestation.Open => $"{With} is asked whether that is right; without an answer it is taken as it is on {Wording.Of(Session.TakenAt!.Value.InZone(Zone).Date)}.",
        var attestation => $"{Wording.Of(attestation)}.",
    };

    private PersonId Coach => User.PersonId()!.Value;

    public async Task<IActionResult> OnGet(Guid id)
    {
        var key = new SessionId(id);
        // A group's meeting has one record for all.
        var group = await reader.Query<Session>().Where(row => row.Id == key && row.Coach == Coach && row.Meeting != null)
            .Join(reader.Query<Engagement>(), row => row.Engagement, pair => pair.Id, (_, pair) => pair.Group).ToListAsync();
        if (group is [{ } known]) return Redirect($"/coach/groups/{known}");
        return await Load(id) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostHeld(Guid id, int minutes, SessionMode mode) =>
        await Answer(id, (await record.Held(Coach, new(id), minutes, mode)).Refusal, "The session is recorded as held.", () => (Minutes, Mode) = (minutes, mode));

    public async Task<IActionResult> OnPostNotHeld(Guid id, ReasonCode reason) =>
        await Answer(id, (await record.NotHeld(Coach, new(id), reason)).Refusal, "The session is recorded as not held.");

    public IReadOnlyList<SlotDay> Days { get; private set; } = [];

    public async Task<IActionResult> OnPostMove(Guid id, long? slot, ReasonCode reason = ReasonCode.Other) =>
        await Answer(id, slot is { } seconds ? (await move.Handle(Coach, new(id), Instant.FromUnixTimeSeconds(seconds), reason)).Refusal : new NoHourIsChosen(), "The session is moved. Both calendars are told.");

    public async Task<IActionResult> OnPostCancel(Guid id, ReasonCode reason) =>
        await Answer(id, (await cancel.Handle(Coach, new(id), reason)).Refusal, "The session is cancelled. Both calendars are told.");

    private async Task<IActionResult> Answer(Guid id, Refusal? refusal, string done, Action? typed = null)
    {
        if (refusal is null)
        {
            TempData["Done"] = done;
            return Redirect($"/coach/sessions/{id}");
        }
        if (!await Load(id)) return NotFound();
        Refusal = refusal.Sentence;
        typed?.Invoke();
        return Page();
    }

    private async Task LoadFree(Session session)
    {
        var pair = await reader.Query<Engagement>().SingleAsync(row => row.Id == session.Engagement);
        var place = await reader.Query<Place>().SingleAsync(row => row.Id == pair.Place);
        var profile = await reader.Query<CoachProfile>().SingleAsync(row => row.Person == Coach);
        var free = await FreeSlots.Of(pair, place, clock.GetCurrentInstant(), reader, moves: row => row.Id == session.Id);
        var zone = DateTimeZoneProviders.Tzdb[profile.ZoneId];
        Days = [.. free.GroupBy(start => start.InZone(zone).Date).Select(day => new SlotDay(Wording.Of(day.Key), [.. day.Select(start => new Slot(
            start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Wording.TimeOf(start, zone), start.ToString("g", CultureInfo.InvariantCulture)))]))];
    }

    private async Task<bool> Load(Guid id)
    {
        var key = new SessionId(id);
        if (await reader.Query<Session>().FirstOrDefaultAsync(row => row.Id == key && row.Coach == Coach) is not { } session) return false;
        Session = session;
        Minutes = (int)session.Interval.Duration.TotalMinutes;
        if (session.State == SessionState.Booked && !HasBegun) await LoadFree(session);
        With = (await people.ContactOf(session.Participant))?.FirstName ?? "a participant";
        Zone = DateTimeZoneProviders.Tzdb[await reader.Query<CoachProfile>().Where(row => row.Person == Coach).Select(row => row.ZoneId).SingleAsync()];
        Notes = await notes.PanelOf(Coach, session.Engagement, key);
        return true;
    }
}
