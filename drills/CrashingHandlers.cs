using Confrere.Allocation.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;

namespace Confrere.Drills;

/// <summary>Crash points inside the transactions that enrol, allocate, close a round and draw a second time.</summary>
/// <param name="rounds">The programme that draws in rounds.</param>
internal sealed class CrashingHandlers(CrashPoints points, ProgrammeId rounds) : IHandle<ParticipantConsented>, IHandle<ParticipantAllocated>, IHandle<RoundClosed>, IHandle<SurveySubmitted>
{
    public Task Handle(ParticipantConsented occurred, UnitOfWork work) => Reach(CrashPoints.Enrolled);

    public Task Handle(ParticipantAllocated occurred, UnitOfWork work) => Reach(occurred.Programme == rounds ? CrashPoints.WithinRound : CrashPoints.Allocated);

    public Task Handle(RoundClosed occurred, UnitOfWork work) => Reach(CrashPoints.RoundDrawn);

    // Registered after the house's own handlers, so that the draw is made by now.
    public Task Handle(SurveySubmitted occurred, UnitOfWork work) => occurred.Visit == LaterDraws.SecondVisit ? Reach(CrashPoints.SecondDrawn) : Task.CompletedTask;

    private Task Reach(string point)
    {
        points.Reach(point);
        return Task.CompletedTask;
    }
}
