namespace Confrere.Messages.Contracts;

/// <summary>Asked for a kind of message at the moment of sending: do the facts still call for it?</summary>
public interface IStillDue
{
    string Kind { get; }

    Task<bool> IsStillDue(string about);
}
