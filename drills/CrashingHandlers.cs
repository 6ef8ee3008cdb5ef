using Confrere.Allocation.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;

namespace Confrere.Drills;

/// <summary>Crash points inside the transactions that enrol and allocate.</summary>
internal sealed class CrashingHandlers(CrashPoints points) : IHandle<ParticipantConsented>, IHandle<ParticipantAllocated>
{
    public Task Handle(ParticipantConsented occurred, UnitOfWork work) => Reach(CrashPoints.Enrolled);

    public Task Handle(ParticipantAllocated occurred, UnitOfWork work) => Reach(CrashPoints.Allocated);

    private Task Reach(string point)
    {
        points.Reach(point);
        return Task.CompletedTask;
    }
}
