using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;

namespace Confrere.Modules.Tests.Surveys;

/// <summary>Keeps what was enqueued and sends nothing.</summary>
internal sealed class RecordingOutbox : IOutbox
{
    public List<OutgoingMessage> Messages { get; } = [];

    public Task Enqueue(OutgoingMessage message, UnitOfWork work)
    {
        Messages.Add(message);
        return Task.CompletedTask;
    }

    public Task DropWaiting(PersonId to, UnitOfWork work) => throw new NotSupportedException();
    public Task Forget(PersonId to, UnitOfWork work) => throw new NotSupportedException();
}
