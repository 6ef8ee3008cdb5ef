using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.KeepCredentials;

/// <summary>
/// Moves a coach one step on, or back to any earlier one, for a reason. Who is set back is matched with nobody new; what runs goes on. Nobody is certified before the
/// supervised hours are logged that the house's protocols ask for; of several the most, because a coach serves all.
/// </summary>
internal sealed class MoveCoachOn(Writer writer, IProgrammes programmes)
{
    /// <summary>Somebody is set back: a fact that says why.</summary>
    public const string SetBackFact = "CoachSetBack";

    /// <param name="reason">Why they are set back; not asked of a step on.</param>
    public async Task<Result<Done>> Handle(PersonId coach, CoachStanding standing, string? reason = null)
    {
        var hours = (await programmes.All()).Max(programme => programme.Protocol.Coaches.SupervisedHours) ?? 0;
        return await writer.Write(work => Move(coach, standing, hours, reason?.Trim(), work));
    }

    private static async Task<Result<Done>> Move(PersonId coach, CoachStanding standing, int hours, string? reason, UnitOfWork work)
    {
        if (await work.Set<CoachProfile>().FirstOrDefaultAsync(row => row.Person == coach) is not { } profile) return new CoachIsUnknown();
        if (standing > profile.Standing + 1) return new StepIsNotTheNext(Wording.Of(profile.Standing + 1));
        if (standing == CoachStanding.Certified && profile.CredentialValidUntil < work.Now.InZone(DateTimeZoneProviders.Tzdb[profile.ZoneId]).Date) return new CertifiedNeedsCredential();
        if (standing == CoachStanding.Certified && profile.Standing < standing && await Supervised(coach, work) is var logged && logged < hours * 60) return new SupervisedHoursAreMissing(logged / 60.0, hours);
        var isSetBack = standing < profile.Standing;
        profile.Standing = standing;
        work.Record(isSetBack ? SetBackFact : "CoachMovedOn", $"coach/{coach}", new { Standing = standing.ToString() }, isSetBack ? reason : null);
        return Done.It;
    }

    private static Task<int> Supervised(PersonId coach, UnitOfWork work) =>
        work.Set<PracticeEntry>().Where(row => row.Coach == coach && row.Kind == PracticeKind.SupervisedCoaching).SumAsync(row => row.Minutes);
}
