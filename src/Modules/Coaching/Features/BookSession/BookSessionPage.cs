using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
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

namespace Confrere.Coaching.Features.BookSession;

[Authorize(Policy = CoachingAccess.Own)]
internal sealed class BookSessionPage(
    Reader reader, IPeople people, IClock clock, BookSession book, CancelSession.CancelSession cancel, MoveSession.MoveSession move,
    AskForAnother.AskForAnother another, BookSeries.BookSeries series) : PageModel
{
    public Engagement? Pair { get; private set; }
    public Place? Place { get; private set; }
    public bool IsInGroup => Pair?.Group is not null;
    public bool MayChoose { get; private set; }
    public string CoachName { get; private set; } = "";
    public string CoachZoneName { get; private set; } = "";
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public string ZoneName => Wording.ZoneName(Zone, clock.GetCurrentInstant());
    public IReadOnlyList<Session> Ahead { get; private set; } = [];
    public int Live { get; private set; }
    public IReadOnlyList<Session> Past { get; private set; } = [];
    public Attestation Of(Session session) => session.AttestationAt(clock.GetCurrentInstant());
    public IReadOnlyList<SlotDay> Days { get; private set; } = [];
    public string? Refusal { get; private set; }
    public Guid? Moving { get; private set; }
    public IReadOnlyList<ReasonCode> Reasons { get; } = [.. Enum.GetValues<ReasonCode>().Where(code => code != ReasonCode.NobodyCame)];

    private PersonId Person => User.PersonId()!.Value;

    public async Task<IActionResult> OnGet(Guid? move)
    {
        Moving = move;
        await Load();
        return move is { } id && Ahead.All(session => session.Id.Value != id) ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostBook(long? slot, [FromForm(Name = "move")] Guid? moved, int? every, ReasonCode reason = ReasonCode.Other)
    {
        if (slot is not { } seconds) return await Again("Please choose an hour.", moved);
        var start = Instant.FromUnixTimeSeconds(seconds);
        if (moved is null && every is > 0) return await BookAll(start, every.Value);
        var refusal = moved is { } id ? (await move.Handle(Person, new(id), start, reason)).Refusal : (await book.Handle(Person, start)).Refusal;
        if (refusal is not null) return await Again(refusal.Sentence, moved);
        TempData["Done"] = moved is null ? "The session is booked. A mail with a calendar file is on its way." : "The session is moved. A mail with the changed calendar file is on its way.";
        return Redirect("/me/bookings");
    }

    private async Task<IActionResult> BookAll(Instant first, int weeksApart)
    {
        var outcome = await series.Handle(Person, first, weeksApart);
        if (outcome.IsRefused) return await Again(outcome.Refusal.Sentence, null);
        var (booked, without) = outcome.Value;
        TempData["Done"] = $"{booked} {(booked == 1 ? "session is" : "sessions are")} booked, each with its own calendar file."
            + (without == 0 ? "" : $" For {without} no hour was free in time; choose {(without == 1 ? "it" : "them")} when you like.");
        return Redirect("/me/bookings");
    }

    public async Task<IActionResult> OnPostCancel(Guid session, ReasonCode reason)
    {
        if ((await cancel.Handle(Person, new(session), reason)).Refusal is { } refusal) return await Again(refusal.Sentence, null);
        TempData["Done"] = "The session is cancelled. Both calendars are told.";
        return Redirect("/me/bookings");
    }

    public async Task<IActionResult> OnPostAnother()
    {
        var pair = await reader.Query<Engagement>().FirstOrDefaultAsync(row => row.ActiveParticipant == Person);
        Refusal? refusal = pair is null ? new NoCoachIsChosen() : (await another.Handle(Person, pair.Id)).Refusal;
        if (refusal is not null) return await Again(refusal.Sentence, null);
        TempData["Done"] = "This pair has ended. Choose another coach when you are ready.";
        return Redirect("/me/coaches");
    }

    private async Task<IActionResult> Again(string sentence, Guid? moving)
    {
        Moving = moving;
        await Load();
        if (Ahead.All(session => session.Id.Value != moving)) Moving = null;
        Refusal = sentence;
        return Page();
    }

    private async Task Load()
    {
        if (await people.ContactOf(Person) is { } me) Zone = DateTimeZoneProviders.Tzdb[me.ZoneId];
        Past = await reader.Query<Session>().Where(row => row.Participant == Person && (row.State == SessionState.Held || row.State == SessionState.NotHeld))
            .OrderByDescending(row => row.Start).ToListAsync();
        Pair = await reader.Query<Engagement>().FirstOrDefaultAsync(row => row.ActiveParticipant == Person);
        if (Pair is not { } pair)
        {
            MayChoose = await ChooseCoach.TellWishes.PlaceOf(reader.Query<Place>(), Person) is not null;
            return;
        }
        Place = await reader.Query<Place>().SingleAsync(row => row.Id == pair.Place);
        await LoadNames(pair);
        var sessions = await reader.Query<Session>().OfCourse(reader.Query<Engagement>(), Place.Id)
            .Where(row => row.State == SessionState.Booked || row.State == SessionState.Held).OrderBy(row => row.Start).ToListAsync();
        (Live, Ahead) = (sessions.Count, sessions.FindAll(row => row.State == SessionState.Booked && row.Start > clock.GetCurrentInstant()));
        if (IsInGroup) return;
        var free = await FreeSlots.Of(pair, Place, clock.GetCurrentInstant(), reader, moves: row => row.Id.Value == Moving);
        Days = [.. free.GroupBy(start => start.InZone(Zone).Date).Select(Day)];
    }

    private async Task LoadNames(Engagement pair)
    {
        CoachName = (await people.ContactOf(pair.Coach))?.Name ?? "chosen";
        var zone = await reader.Query<CoachProfile>().Where(row => row.Person == pair.Coach).Select(row => row.ZoneId).SingleAsync();
        CoachZoneName = Wording.ZoneName(DateTimeZoneProviders.Tzdb[zone], clock.GetCurrentInstant());
    }

    private SlotDay Day(IGrouping<LocalDate, Instant> day) => new(Wording.Of(day.Key), [.. day.Select(start => new Slot(
        start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), Wording.TimeOf(start, Zone), start.ToString("g", CultureInfo.InvariantCulture)))]);
}
