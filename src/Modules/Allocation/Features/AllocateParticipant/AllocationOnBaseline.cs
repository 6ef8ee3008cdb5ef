using Confrere.Allocation.Features.QueueForDraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Surveys.Contracts;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>A locked baseline and its allocation, or its place in the queue where coach hours are short, are one transaction: neither is ever stored without the other.</summary>
internal sealed class AllocationOnBaseline(DrawQueue queue) : IHandle<BaselineLocked>
{
    public Task Handle(BaselineLocked occurred, UnitOfWork work) => queue.Enter(occurred.Programme, occurred.Participant, work);
}
