using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AttestSession;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>A simulated physician's coaching: choosing a coach when a place opens, booking a session after the other, each recorded by the coach.</summary>
internal sealed class PlayedCourse(PersonId person, int number, Scene scene)
{
    private static readonly Duration BetweenLooks = Duration.FromDays(2);
    private static readonly Duration BetweenSessions = Duration.FromDays(11);
    private const double Emergencies = 0.06;
    private const double Confirmations = 0.7;
    private int _booked;

    public void LookOutForCoaching() => scene.Later(BetweenLooks, async () =>
    {
        if (await Place() is null) LookOutForCoaching();
        else await Choose();
    });

    private async Task Choose()
    {
        var department = Chance.OneOf($"{number}/department", Cast.Departments);
        await Do((TellWishes tell) => tell.Handle(person, new(department, department, ["English"], TimesOfWeek.Unsaid)));
        var proposals = await Call(async (ProposeCoaches propose) => await propose.For((await Place())!));
        if (proposals is not [var first, ..]) { LookOutForCoaching(); return; }
        await Do((ChooseCoach choose) => choose.Handle(person, first.Candidate.Coach));
        await BookNext();
    }

    private async Task BookNext()
    {
        var slots = await Call(async (Reader reader) =>
            await reader.Query<Engagement>().SingleOrDefaultAsync(row => row.ActiveParticipant == person) is { } pair
                ? await FreeSlots.Of(pair, (await Place())!, scene.Clock.GetCurrentInstant(), reader)
                : []);
        // The first is soon; later ones leave time to try something.
        var earliest = scene.Clock.GetCurrentInstant() + (_booked == 0 ? Duration.Zero : BetweenSessions);
        if (slots.FirstOrDefault(slot => slot >= earliest, slots.LastOrDefault()) is var slot && slot == default) return;
        var booking = await Call((BookSession book) => book.Handle(person, slot));
        if (booking.IsRefused) return;
        _booked++;
        scene.At(slot + Duration.FromHours(2), () => Record(booking.Value));
    }

    private async Task Record(SessionId id)
    {
        var coach = await Call((Reader reader) => reader.Query<Session>().Where(row => row.Id == id).Select(row => row.Coach).SingleAsync());
        var actor = $"person/{coach}";
        if (Chance.Happens($"{number}/emergency/{_booked}", Emergencies))
            await scene.Stage.Do(actor, (RecordSession record) => record.NotHeld(coach, id, ReasonCode.PatientEmergency));
        else
        {
            await scene.Stage.Do(actor, (RecordSession record) => record.Held(coach, id, minutes: 50, Chance.Happens($"{number}/mode", 0.7) ? SessionMode.Video : SessionMode.InPerson));
            if (Chance.Happens($"{number}/confirms/{_booked}", Confirmations)) scene.Later(Duration.FromDays(1), () => Call((AttestSession attest) => attest.Confirm(person, id)));
        }
        await BookNext();
    }

    private Task<Place?> Place() => Call((Reader reader) => TellWishes.PlaceOf(reader.Query<Place>(), person));

    private Task<T> Call<THandler, T>(Func<THandler, Task<T>> act) where THandler : notnull => scene.Stage.Call($"person/{person}", act);

    private Task<T> Do<THandler, T>(Func<THandler, Task<Kernel.Refusals.Result<T>>> act) where THandler : notnull => scene.Stage.Do($"person/{person}", act);
}
