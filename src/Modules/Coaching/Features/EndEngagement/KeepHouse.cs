using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Coaching.Features.EndEngagement;

/// <summary>What time alone brings about: engagements end with their window, notes are deleted when they expire.</summary>
internal sealed class KeepHouse(IServiceScopeFactory scopes)
{
    public async Task Run()
    {
        var institutions = await AsSystem(async services =>
            await services.GetRequiredService<Reader>().Query<Place>().Select(row => row.InstitutionId).Distinct().ToListAsync());
        foreach (var institution in institutions)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(institution);
            scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
            var writer = scope.ServiceProvider.GetRequiredService<Writer>();
            await writer.Write(EndWithWindow);
            await writer.Write(ForgetNotes);
            await writer.Write(scope.ServiceProvider.GetRequiredService<WarnOfLapse.LapseMail>().WarnAll);
            await writer.Write(scope.ServiceProvider.GetRequiredService<Nudge.NothingBookedMail>().RemindAll);
        }
    }

    private static async Task EndWithWindow(UnitOfWork work)
    {
        // A session that was booked and not yet recorded keeps its engagement open: the coach still has to say what became of it.
        var over = await work.Set<Engagement>()
            .Where(pair => pair.EndedAt == null && work.Set<Place>().Any(place => place.Id == pair.Place && place.ClosesAt <= work.Now))
            .Where(pair => !work.Set<Session>().Any(session => session.Engagement == pair.Id && session.State == SessionState.Booked))
            .ToListAsync();
        foreach (var pair in over) await Ending.Of(pair, Engagement.WindowEnded, work);
    }

    private static async Task ForgetNotes(UnitOfWork work)
    {
        var expired = await work.Set<Note>().Where(note => note.ExpiresAt != null && note.ExpiresAt <= work.Now).ToListAsync();
        work.Set<Note>().RemoveRange(expired);
        if (expired.Count > 0) work.Record("NotesForgotten", "notes", new { expired.Count });
    }

    private async Task<T> AsSystem<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        return await use(scope.ServiceProvider);
    }
}
