using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>A held session beside what was promised for it.</summary>
internal readonly record struct DeliveredSession(
    PersonId Participant, Instant Start, int Minutes, int MinutesPromised, Instant Opened, Instant Closes, Attestation Attestation);
