using Confrere.Kernel.Identifiers;
using NodaTime;

namespace Confrere.Allocation.Features.EnterShare;

internal sealed record EnteredShare(PersonId Custodian, string Commitment, Instant EnteredAt);
