using Confrere.Allocation.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskForBooster;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Coaching.Features.OpenBoosters;

/// <summary>
/// Where the protocol gives everybody a further session, it opens with the survey that measures the course, sent or missed; where chance
/// decides, when Allocation says so. It leaves no fact
/// and begins no pair: standing next to the survey's they would join the person to the code.
/// </summary>
internal sealed class OpenBoosters(IParticipants participants, IProgrammes programmes) : IHandle<SurveySubmitted>, IHandle<SurveyWindowClosed>, IHandle<BoosterOpened>
{
    public Task Handle(SurveySubmitted occurred, UnitOfWork work) => Open(occurred.Programme, occurred.Participant, occurred.Visit, work);

    public Task Handle(SurveyWindowClosed occurred, UnitOfWork work) => Open(occurred.Programme, occurred.Participant, occurred.Visit, work);

    private async Task Open(ProgrammeId id, ParticipantCode code, string visit, UnitOfWork work)
    {
        if (await programmes.Followed(id, code, participants) is not { Protocol.Boosters: { Who: BoosterRules.Everybody } rules } programme || rules.AfterVisit != visit) return;
        await Open(programme, code, rules.Offering, work);
    }

    public async Task Handle(BoosterOpened occurred, UnitOfWork work)
    {
        if (await programmes.Followed(occurred.Programme, occurred.Participant, participants) is { } programme) await Open(programme, occurred.Participant, occurred.Offering, work);
    }

    private async Task Open(Programme programme, ParticipantCode code, string offered, UnitOfWork work)
    {
        if (await participants.Find(code) is { HasLeftCoaching: true } or { HasWithdrawn: true }) return;
        if (programme.Protocol.Offerings.FirstOrDefault(row => row.Code == offered) is not { } offering) return;
        if (await participants.PersonOf(code, work) is not { } person) return;
        if (await work.Set<Place>().AnyAsync(row => row.Person == person && row.Programme == programme.Id && row.Kind == PlaceKind.Booster)) return;
        await FurtherPlace.Open(programme.Id, person, offering, PlaceKind.Booster, work);
    }
}
