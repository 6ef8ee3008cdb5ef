using Confrere.Allocation.Contracts;
using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Contracts;

/// <summary>
/// Sessions held, by participant code: the delivery that the report and the participant flow state. A session counts once it is attested: confirmed by the
/// participant, taken as stated after the protocol's days, or settled; one that is open or disputed is no dose yet.
/// </summary>
public interface IDose : ISessionsHeld
{
    /// <summary>Every session of a course held, with its moment and coach. For the sealed part of a freeze and nothing else: it tells the arms apart.</summary>
    Task<IReadOnlyList<HeldSession>> Held(ProgrammeId programme);

    /// <summary>Likewise the further sessions, after the course.</summary>
    Task<IReadOnlyList<HeldSession>> FurtherHeld(ProgrammeId programme);
}
