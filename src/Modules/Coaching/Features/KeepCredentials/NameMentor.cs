using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.KeepCredentials;

/// <summary>Names the certified coach under whom one in training or supervised hours coaches trainees. What runs goes on when the mentor changes.</summary>
internal sealed class NameMentor(Writer writer)
{
    public Task<Result<Done>> Handle(PersonId coach, PersonId? mentor) => writer.Write<Result<Done>>(async work =>
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new CoachIsUnknown();
        var today = work.Now.InUtc().Date;
        if (mentor is { } named && (named == coach || !await work.Set<CoachProfile>().AnyAsync(row => row.Person == named && row.Standing == CoachStanding.Certified && row.CredentialValidUntil >= today)))
            return new MentorIsNotCertified();
        profile.Mentor = mentor;
        work.Record("MentorNamed", $"coach/{coach}", new { Mentor = mentor?.Value });
        return Done.It;
    });
}
