using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;

namespace Confrere.Messages.Contracts;

/// <summary>Where messages wait. One row for each key, sent once; the facts are asked again at the moment of sending.</summary>
public interface IOutbox
{
    /// <summary>Adds a message to the unit of work. A key that is already there is left as it was.</summary>
    Task Enqueue(OutgoingMessage message, UnitOfWork work);

    /// <summary>Drops what waits to be sent to a person who wants no more of it.</summary>
    Task DropWaiting(PersonId to, UnitOfWork work);

    /// <summary>Removes every message to a person, sent or not, as if there had been none.</summary>
    Task Forget(PersonId to, UnitOfWork work);
}
