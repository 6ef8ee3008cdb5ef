using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features;

/// <summary>Finds the invitation behind a personal link and enters its institution. Looking changes nothing.</summary>
internal sealed class Invitations(Reader reader, Tenancy tenancy, ActorScope actor, IProgrammes programmes, EnrolmentPeriods periods)
{
    public async Task<OpenedInvitation?> Find(string token)
    {
        tenancy.EnterAsSystem();
        var digest = LinkToken.Digest(token);
        if (await reader.Query<InvitationRow>().SingleOrDefaultAsync(row => row.TokenHash == digest) is not { } row) return null;
        tenancy.Enter(row.InstitutionId);
        actor.Act(new($"invitation/{row.Id}"));
        if (await programmes.Find(row.ProgrammeId) is not { } programme) return null;
        return new(row.Id, row.PersonId, row.State, programme, row.State != InvitationState.Consented && (await periods.Of(programme.Id)).IsClosed);
    }
}
