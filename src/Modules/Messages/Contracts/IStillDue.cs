using NodaTime;

namespace Confrere.Messages.Contracts;

/// <summary>Asked for a kind of message at the moment of sending: do the facts still call for it, and may it go out at this hour?</summary>
public interface IStillDue
{
    string Kind { get; }

    Task<bool> IsStillDue(string about);

    /// <summary>The earliest instant from now at which it may reach somebody: outside quiet hours this is now. Kinds without quiet hours leave it out.</summary>
    Task<Instant> NotBefore(string about, Instant now) => Task.FromResult(now);
}
