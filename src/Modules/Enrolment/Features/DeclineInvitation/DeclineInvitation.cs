using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Features.DeclineInvitation;

/// <summary>A physician would rather not. A reason is welcome and never needed.</summary>
internal sealed class DeclineInvitation(Writer writer, Invitations invitations, KeyRing keys)
{
    private const int LongestReason = 2000;

    public async Task<Result<Done>> Handle(string token, string? reason)
    {
        if (await invitations.Find(token) is not { } invitation) return new InvitationIsUnknown();
        if (reason?.Length > LongestReason) return new ReasonIsTooLong(reason.Length, LongestReason);
        return await writer.Write<Result<Done>>(async work =>
        {
            var row = await work.Set<InvitationRow>().SingleAsync(row => row.Id == invitation.Id);
            if (row.State == InvitationState.Consented) return new ParticipantHasConsented();
            if (row.State is InvitationState.Declined or InvitationState.NotEligible) return Done.It;
            row.State = InvitationState.Declined;
            row.DeclineReason = string.IsNullOrWhiteSpace(reason) ? null : new FieldCipher(keys, KeyPurpose.Identity).Encrypt(reason.Trim(), $"invitations/{row.Id}");
            work.Record("InvitationDeclined", $"invitation/{row.Id}", new { gaveReason = row.DeclineReason is not null });
            return Done.It;
        });
    }
}
