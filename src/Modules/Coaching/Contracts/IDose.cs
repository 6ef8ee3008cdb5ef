using Confrere.Allocation.Contracts;

namespace Confrere.Coaching.Contracts;

/// <summary>Sessions held, by participant code: the delivery that the report and the participant flow state.</summary>
public interface IDose : ISessionsHeld;
