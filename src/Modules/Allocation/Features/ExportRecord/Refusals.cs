using Confrere.Kernel.Refusals;

namespace Confrere.Allocation.Features.ExportRecord;

internal sealed record SeedIsClosed()
    : Refusal("The seed of this programme is not open, or there is no such programme. A record is exported after a custodian has opened the seed at the close.");
