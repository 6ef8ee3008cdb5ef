namespace Confrere.Kernel.Events;

/// <summary>
/// Something that has happened, in the past tense, declared in the Contracts of the module where it happened. It is handled within
/// the transaction that caused it: either all of it is stored or none.
/// </summary>
public interface IEvent;
