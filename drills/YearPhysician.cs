using Confrere.App.Demonstration;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskForAnother;
using Confrere.Coaching.Features.AskForBooster;
using Confrere.Coaching.Features.BookSeries;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.CancelSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.MoveSession;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Drills;

/// <summary>A physician's year of coaching by the handlers that serve the pages: choosing, booking, moving, cancelling, changing coach, leaving, coming back.</summary>
internal sealed class YearPhysician(PersonId person, int number, Scene scene, Func<Task> deliver)
{
    private static readonly Duration BetweenLooks = Duration.FromDays(5);
    private readonly HashSet<SessionId> _expected = [];
    private int _events;

    public void LookOutForCoaching() => scene.Later(BetweenLooks, Look);

    private async Task Look()
    {
        if (await Ask((Reader reader) => TellWishes.PlaceOf(reader.Query<Place>(), person)) is not { IsWithdrawn: false } place) { LookOutForCoaching(); return; }
        if (place.ClosesAt <= Now) { ComeBackLater(); return; }
        if (place.Wishes is null)
        {
            var department = Chance.OneOf($"{number}/department", Cast.Departments);
            await scene.Stage.Do(Me, (TellWishes tell) => tell.Handle(person, new(department, department, ["English"], TimesOfWeek.Unsaid)));
            place = (await Ask((Reader reader) => TellWishes.PlaceOf(reader.Query<Place>(), person)))!;
        }
        var proposals = await Ask((ProposeCoaches propose) => propose.For(place));
        if (proposals is not [var first, ..] || (await Ask((ChooseCoach choose) => choose.Handle(person, first.Candidate.Coach))).IsRefused) { LookOutForCoaching(); return; }
        await BookNext();
    }

    private async Task BookNext()
    {
        if (await Pair() is not { } pair) { ComeBackLater(); return; }
        var slots = await Ask(async (Reader reader) => await FreeSlots.Of(pair, await reader.Query<Place>().SingleAsync(row => row.Id == pair.Place), Now, reader));
        var soonest = Now + (_expected.Count == 0 && _events == 0 ? Duration.Zero : Duration.FromDays(9));
        if (slots.FirstOrDefault(slot => slot >= soonest, slots.LastOrDefault()) is var slot && slot == default) { scene.Later(Duration.FromDays(7), BookNext); return; }
        if (Happens("series", YearPlan.InSeries)) await Ask((BookSeries series) => series.Handle(person, slot, 1 + number % 2));
        else await Ask((BookSession book) => book.Handle(person, slot));
        await ExpectBooked();
        if (_expected.Count == 0) scene.Later(Duration.FromDays(7), BookNext);
    }

    // What is booked and not yet waited for is lived through at its own time, wherever it was moved to.
    private async Task ExpectBooked()
    {
        var booked = await Ask((Reader reader) => reader.Query<Session>().Where(row => row.Participant == person && row.State == SessionState.Booked).ToListAsync());
        foreach (var session in booked.Where(row => _expected.Add(row.Id)))
        {
            if (Happens("moved", YearPlan.Moved)) scene.At(Instant.Max(Now, session.Start - Duration.FromDays(2)), () => Move(session.Id));
            if (Happens("cancelled", YearPlan.CancelledByPhysician)) scene.At(session.Start - Duration.FromHours(3), () => Cancel(session.Id, person, ReasonCode.PatientEmergency));
            else if (Happens("off", YearPlan.CancelledByCoach)) scene.At(session.Start - Duration.FromHours(5), () => Cancel(session.Id, session.Coach, ReasonCode.Duty));
            scene.At(session.End + Duration.FromHours(1), () => Record(session.Id));
        }
    }

    private async Task Move(SessionId id)
    {
        if (await Session(id) is not { State: SessionState.Booked } session || await Pair() is not { } pair || pair.Id != session.Engagement) return;
        var free = await Ask(async (Reader reader) => await FreeSlots.Of(pair, await reader.Query<Place>().SingleAsync(row => row.Id == pair.Place), Now, reader));
        if (free.FirstOrDefault(slot => slot > session.Start) is var slot && slot == default) return;
        var side = number % 2 == 0 ? person : session.Coach;
        await scene.Stage.Call($"person/{side}", (MoveSession move) => move.Handle(side, id, slot));
    }

    private async Task Cancel(SessionId id, PersonId side, ReasonCode reason)
    {
        if (await Session(id) is not { State: SessionState.Booked } session || session.Start <= Now) return;
        await scene.Stage.Do($"person/{side}", (CancelSession cancel) => cancel.Handle(side, id, reason));
        await deliver();
        _expected.Remove(id);
        if (_expected.Count == 0) await BookNext();
    }

    private async Task Record(SessionId id)
    {
        if (await Session(id) is not { State: SessionState.Booked } session)
        {
            if (_expected.Remove(id) && _expected.Count == 0) await BookNext();
            return;
        }
        // It was moved: it is lived through later.
        if (session.End + Duration.FromHours(1) > Now) { scene.At(session.End + Duration.FromHours(1), () => Record(id)); return; }
        var actor = $"person/{session.Coach}";
        if (Happens("not-held", YearPlan.NotHeld)) await scene.Stage.Do(actor, (RecordSession record) => record.NotHeld(session.Coach, id, ReasonCode.PatientEmergency));
        else await scene.Stage.Do(actor, (RecordSession record) => record.Held(session.Coach, id, 50, SessionMode.Video));
        _expected.Remove(id);
        if (Happens("another", YearPlan.AnotherCoach) && await Pair() is { } pair && !(await Ask((AskForAnother another) => another.Handle(person, pair.Id))).IsRefused)
        {
            await deliver();
            _expected.Clear();
            LookOutForCoaching();
        }
        else if (_expected.Count == 0) await BookNext();
    }

    // The course is over, by its sessions or its window: some come back for more, as long as the year lasts.
    private void ComeBackLater()
    {
        if (!Happens("further", YearPlan.AsksFurther)) return;
        scene.Later(Duration.FromDays(30), async () =>
        {
            var asked = await Ask((AskForBooster ask) => ask.Handle(person));
            if (asked.IsRefused) ComeBackLater();
            else if (asked.Value) await BookNext();
            else await Look();
        });
    }

    private string Me => $"person/{person}";

    private Instant Now => scene.Clock.GetCurrentInstant();

    private bool Happens(string what, double share) => Chance.Happens($"year/{number}/{what}/{_events++}", share);

    private Task<T> Ask<THandler, T>(Func<THandler, Task<T>> ask) where THandler : notnull => scene.Stage.Call(Me, ask);

    private Task<Engagement?> Pair() => Ask((Reader reader) => reader.Query<Engagement>().FirstOrDefaultAsync(row => row.ActiveParticipant == person));

    private Task<Session?> Session(SessionId id) => Ask((Reader reader) => reader.Query<Session>().FirstOrDefaultAsync(row => row.Id == id));
}
