using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Surveys.Contracts;

namespace Confrere.Allocation.Features.AllocateParticipant;

/// <summary>A locked baseline and its allocation are one transaction: neither is ever stored without the other.</summary>
internal sealed class AllocationOnBaseline(AllocateParticipant allocate) : IHandle<BaselineLocked>
{
    public async Task Handle(BaselineLocked occurred, UnitOfWork work)
    {
        var result = await allocate.Handle(occurred.Programme, occurred.Participant, work);
        if (result.IsRefused) throw new InvalidOperationException($"A locked baseline could not be allocated. {result.Refusal.Sentence}");
    }
}
