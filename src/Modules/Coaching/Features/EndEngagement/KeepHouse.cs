using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Coaching.Features.EndEngagement;

/// <summary>What time alone brings about: engagements end with their window or soon after a withdrawal, notes are deleted when they expire.</summary>
internal sealed class KeepHouse(IServiceScopeFactory scopes)
{
    public async Task Run()
    {
        var institutions = await AsSystem(async services =>
            await services.GetRequiredService<Reader>().Query<Place>().Select(row => row.InstitutionId).Union(services.GetRequiredService<Reader>().Query<Gathering>().Select(row => row.InstitutionId))
                .Union(services.GetRequiredService<Reader>().Query<AskRequest>().Select(row => row.InstitutionId)).ToListAsync());
        foreach (var institution in institutions)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(institution);
            scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
            var writer = scope.ServiceProvider.GetRequiredService<Writer>();
            var cancel = scope.ServiceProvider.GetRequiredService<CancelSession.CancelSession>();
            var ended = scope.ServiceProvider.GetRequiredService<PairEndedMail>();
            await writer.Write(work => EndWithdrawn(cancel, ended, work));
            await writer.Write(EndWithWindow);
            await writer.Write(ForgetNotes);
            await writer.Write(scope.ServiceProvider.GetRequiredService<WarnOfLapse.LapseMail>().WarnAll);
            await writer.Write(scope.ServiceProvider.GetRequiredService<Nudge.NothingBookedMail>().RemindAll);
            await writer.Write(scope.ServiceProvider.GetRequiredService<AskCheckIns.CheckInMail>().AskAll);
            await writer.Write(scope.ServiceProvider.GetRequiredService<AskOpenly.AskOpenly>().ForgetStale);
            await writer.Write(scope.ServiceProvider.GetRequiredService<MeasureCoaches.CoachMeasureMail>().AskAll);
            await writer.Write(scope.ServiceProvider.GetRequiredService<TakeSeat.TakeSeat>().LapseOffers);
            await writer.Write(scope.ServiceProvider.GetRequiredService<OpenBoosters.FurtherOpenMail>().TellAll);
        }
    }

    /// <summary>Who withdrew has no coach and no appointments any more: both calendars are cleaned.</summary>
    private static async Task EndWithdrawn(CancelSession.CancelSession cancel, PairEndedMail ended, UnitOfWork work)
    {
        var over = await work.Set<Engagement>()
            .Where(pair => pair.EndedAt == null && work.Set<Place>().Any(place => place.Id == pair.Place && place.IsWithdrawn)).ToListAsync();
        foreach (var pair in over)
        {
            var ahead = await work.Set<Session>().Where(row => row.Engagement == pair.Id && row.State == SessionState.Booked && row.Start > work.Now).ToListAsync();
            foreach (var session in ahead) await cancel.Cancel(session, ReasonCode.Other, work);
            // What is cancelled tells the coach; with nothing booked nobody would.
            if (ahead.Count == 0) await ended.Tell(pair, pair.Coach, work);
            await Ending.Of(pair, Engagement.Withdrew, work);
        }
    }

    private static async Task EndWithWindow(UnitOfWork work)
    {
        // A session that was booked and not yet recorded keeps its engagement open: the coach still has to say what became of it.
        var idle = await work.Set<Engagement>()
            .Where(pair => pair.EndedAt == null && !work.Set<Session>().Any(session => session.Engagement == pair.Id && session.State == SessionState.Booked))
            .Join(work.Set<Place>(), pair => pair.Place, place => place.Id, (pair, place) => new { Pair = pair, Place = place })
            .ToListAsync();
        foreach (var row in idle.Where(row => row.Place.ClosesAt <= work.Now)) await Ending.Of(row.Pair, Engagement.WindowEnded, work);
    }

    private static async Task ForgetNotes(UnitOfWork work)
    {
        var expired = await work.Set<Note>().Where(note => note.ExpiresAt != null && note.ExpiresAt <= work.Now).ToListAsync();
        work.Set<Note>().RemoveRange(expired);
        var emptied = expired.Select(note => note.Engagement).Distinct().ToList();
        work.Set<PairKey>().RemoveRange(await work.Set<PairKey>()
            .Where(key => emptied.Contains(key.Engagement) && !work.Set<Note>().Any(note => note.Engagement == key.Engagement && (note.ExpiresAt == null || note.ExpiresAt > work.Now))).ToListAsync());
        if (expired.Count > 0) work.Record("NotesForgotten", "notes", new { expired.Count });
    }

    private async Task<T> AsSystem<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        return await use(scope.ServiceProvider);
    }
}
