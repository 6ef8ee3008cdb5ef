using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.People.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.App.Demonstration;

/// <summary>Who stands in for a role when somebody tries the demonstration. A participant and a coach who meet soon, so that both see the same session.</summary>
internal sealed class DemonstrationRole(Reader reader, Tenancy tenancy, IPeople people, IClock clock)
{
    public static readonly IReadOnlyList<string> Offered = [Role.Participant, Role.Coach, Role.Director, Role.MatchDesk, Role.Analyst, Role.Auditor];

    /// <summary>Enters the demonstration's institution and returns its person for the role; null when there is none.</summary>
    public async Task<PersonId?> Find(string role)
    {
        tenancy.EnterAsSystem();
        if (await Institution() is not { } institution) return null;
        tenancy.Enter(institution);
        var next = await NextSession();
        return role switch
        {
            Role.Participant when next is not null => next.Participant,
            Role.Coach when next is not null => next.Coach,
            _ => (await people.WithRole(role)) is [var first, ..] ? first : null,
        };
    }

    private async Task<InstitutionId?> Institution()
    {
        var found = await reader.Query<InstitutionRow>().Where(row => row.IsDemonstration).Select(row => row.InstitutionId).ToListAsync();
        return found is [var only, ..] ? only : null;
    }

    private Task<Session?> NextSession()
    {
        var now = clock.GetCurrentInstant();
        return reader.Query<Session>().Where(row => row.State == SessionState.Booked && row.Start > now).OrderBy(row => row.Start).FirstOrDefaultAsync();
    }
}
