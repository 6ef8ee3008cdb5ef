using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Features.AmendProgramme;

/// <summary>What an amendment would do.</summary>
internal sealed record AmendmentPreview(Protocol Next, IReadOnlyList<ProtocolChange> Changes)
{
    public Amendment Amendment => Next.Amendment!;
}
