using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.KeepCredentials;

/// <summary>Moves a coach one step on, or back to any earlier one. Who is set back is matched with nobody new; what runs goes on.</summary>
internal sealed class MoveCoachOn(Writer writer)
{
    public Task<Result<Done>> Handle(PersonId coach, CoachStanding standing) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new CoachIsUnknown();
        if (standing > profile.Standing + 1) return new StepIsNotTheNext(Wording.Of(profile.Standing + 1));
        if (standing == CoachStanding.Certified && profile.CredentialValidUntil < work.Now.InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date) return new CertifiedNeedsCredential();
        profile.Standing = standing;
        work.Record("CoachMovedOn", $"coach/{coach}", new { Standing = standing.ToString() });
        return Done.It;
    });
}
