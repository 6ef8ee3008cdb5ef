using Confrere.Kernel.Data;

namespace Confrere.Messages.Contracts;

/// <summary>Where messages wait. One row for each key, sent once; the facts are asked again at the moment of sending.</summary>
public interface IOutbox
{
    /// <summary>Adds a message to the unit of work. A key that is already there is left as it was.</summary>
    Task Enqueue(OutgoingMessage message, UnitOfWork work);
}
