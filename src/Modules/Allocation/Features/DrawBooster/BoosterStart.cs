using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.DrawBooster;

/// <summary>
/// Opens the further sessions of an arm that waits, when the visit that it waits for is answered or over; the fact is the same for every arm.
/// With the last of these visits they open too for whoever was not drawn: nobody goes without, and nobody undrawn is compared.
/// </summary>
internal sealed class BoosterStart(SealedBoosters boosters, IProgrammes programmes, IParticipants participants) : IHandle<SurveySubmitted>, IHandle<SurveyWindowClosed>
{
    public const string Fact = "BoosterRuleApplied";

    public Task Handle(SurveySubmitted occurred, UnitOfWork work) => Apply(occurred.Programme, occurred.Participant, occurred.Visit, work);

    public Task Handle(SurveyWindowClosed occurred, UnitOfWork work) => Apply(occurred.Programme, occurred.Participant, occurred.Visit, work);

    private async Task Apply(ProgrammeId programme, ParticipantCode participant, string visit, UnitOfWork work)
    {
        if (await boosters.Of(programme, work.Db) is not { } second || !second.Awaits(visit) && second.AfterVisit != visit) return;
        var drawn = await work.Set<BoosterDraw>().AsTracking().SingleOrDefaultAsync(row => row.Programme == programme && row.Participant == participant);
        // Drawn in this very unit of work and not stored yet.
        drawn ??= work.Set<BoosterDraw>().Local.SingleOrDefault(row => row.Programme == programme && row.Participant == participant);
        if (drawn is null) await OpenUndrawn(programme, participant, visit, second, work);
        else if (second.Awaits(visit)) await EndWaiting(drawn, visit, second.Rule.Arm(drawn.Arm), work);
    }

    private static async Task EndWaiting(BoosterDraw drawn, string visit, RuledArm own, UnitOfWork work)
    {
        var opens = own.StartsAfterVisit == visit && drawn.CoachingOpenedAt is null;
        if (opens) drawn.CoachingOpenedAt = work.Now;
        work.Record(Fact, $"participant/{drawn.Participant}", new { visit, outcome = Commitments.OfStart(drawn.Salt, visit, opens) });
        if (opens) await work.Publish(new BoosterOpened(drawn.Programme, drawn.Participant, own.Offering, work.Now));
    }

    private async Task OpenUndrawn(ProgrammeId id, ParticipantCode participant, string visit, SealedBooster second, UnitOfWork work)
    {
        if (await programmes.Followed(id, participant, participants) is not { Protocol: { Boosters: { } rules } protocol }) return;
        var last = protocol.Visits.Where(known => known.Code == second.AfterVisit || second.Awaits(known.Code)).MaxBy(known => known.DueDay);
        if (last?.Code != visit || await participants.Find(participant) is not { HasWithdrawn: false, HasLeftCoaching: false }) return;
        await work.Publish(new BoosterOpened(id, participant, rules.Offering, work.Now));
    }
}
