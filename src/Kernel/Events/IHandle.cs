using Confrere.Kernel.Data;

namespace Confrere.Kernel.Events;

/// <summary>Reacts to an event of a lower module inside the same unit of work.</summary>
public interface IHandle<in TEvent> where TEvent : IEvent
{
    Task Handle(TEvent occurred, UnitOfWork work);
}
