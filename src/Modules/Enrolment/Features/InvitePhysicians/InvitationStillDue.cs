using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.InvitePhysicians;

/// <summary>An invitation that was answered, or came too late, before its mail left needs no mail. Who was found eligible and has not decided still has an answer to give.</summary>
internal sealed class InvitationStillDue(Reader reader) : IStillDue
{
    public const string InvitationKind = "invitation";

    public string Kind => InvitationKind;

    public async Task<bool> IsStillDue(string about)
    {
        var id = new InvitationId(Guid.Parse(about));
        return await reader.Query<InvitationRow>().AnyAsync(row => row.Id == id
            && (row.State == InvitationState.Invited || row.State == InvitationState.Eligible)
            && !reader.Query<OpeningRow>().Any(opening => opening.ProgrammeId == row.ProgrammeId && opening.ClosedAt != null));
    }
}
