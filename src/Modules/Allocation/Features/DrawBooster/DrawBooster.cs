using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.AllocateParticipant;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.DrawBooster;

/// <summary>
/// The second draw: whoever sends the survey that the protocol names takes the next place of its list, in the transaction that stores the
/// answers, unless they have left the coaching or the study. Whoever missed that survey is not drawn and is not compared.
/// </summary>
internal sealed class DrawBooster(SealedBoosters boosters, IParticipants participants, NextPlace next) : IHandle<SurveySubmitted>
{
    public const string Fact = "BoosterDrawn";

    public async Task Handle(SurveySubmitted occurred, UnitOfWork work)
    {
        if (await boosters.Of(occurred.Programme, work.Db) is not { } second || second.AfterVisit != occurred.Visit) return;
        if (await participants.Find(occurred.Participant) is not { HasWithdrawn: false, HasLeftCoaching: false }) return;
        await Draw(occurred.Programme, occurred.Participant, work);
    }

    private async Task Draw(ProgrammeId programme, ParticipantCode participant, UnitOfWork work)
    {
        var list = await work.Set<BoosterList>().AsNoTracking().SingleAsync(row => row.Programme == programme);
        if (list.OpenedAt is not null) return;
        if (await work.Set<BoosterDraw>().AnyAsync(row => row.Programme == programme && row.Participant == participant)) return;
        var place = await next.Take<BoosterCursor, BoosterDraw>(list, participant, work);
        var opensNow = place.Arm.StartsAfterVisit is null;
        work.Set<BoosterDraw>().Add(new()
        {
            Id = NewId.Of<AllocationId>(), Programme = programme, Participant = participant, Stratum = place.Drawn.Stratum, Position = place.Drawn.Position,
            Arm = new(place.Arm.Code), Levels = CanonicalJson.Of(place.Drawn.Levels), Probability = place.Drawn.Probability, Salt = place.Salt, AllocatedAt = work.Now,
            CoachingOpenedAt = opensNow ? work.Now : null,
        });
        work.Record(Fact, $"participant/{participant}", new { programme = programme.Value, allocation = place.Commitment });
        if (opensNow) await work.Publish(new BoosterOpened(programme, participant, place.Arm.Offering, work.Now));
    }
}
