using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Enrolment.Features.SignUp;

/// <summary>Forgets addresses that asked for an invitation and were not confirmed within a week, as the mail promised.</summary>
internal sealed class ForgetUnconfirmed(IServiceScopeFactory scopes, IClock clock)
{
    public static readonly Duration Patience = Duration.FromDays(7);

    /// <returns>How many were forgotten.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var stale = await Stale(cancellation);
        foreach (var row in stale)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(row.InstitutionId);
            scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
            var people = scope.ServiceProvider.GetRequiredService<IPeople>();
            await scope.ServiceProvider.GetRequiredService<Writer>().Write(work => Forget(row, people, work), cancellation);
        }
        return stale.Count;
    }

    private async Task<List<InvitationRow>> Stale(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        var before = clock.GetCurrentInstant() - Patience;
        return await scope.ServiceProvider.GetRequiredService<Reader>().Query<InvitationRow>()
            .Where(row => row.State == InvitationState.SignedUp && row.LastMailedAt <= before).ToListAsync(cancellation);
    }

    private static async Task Forget(InvitationRow stale, IPeople people, UnitOfWork work)
    {
        var row = await work.Set<InvitationRow>().SingleOrDefaultAsync(row => row.Id == stale.Id && row.State == InvitationState.SignedUp);
        if (row is null) return;
        work.Db.Remove(row);
        work.Record("UnconfirmedSignUpForgotten", $"invitation/{row.Id}");
        // The invitation is gone before it is asked whether another one is there.
        await work.Db.SaveChangesAsync();
        await people.ForgetUnlessNeeded(row.PersonId, work);
    }
}
