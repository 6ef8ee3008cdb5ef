using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;

namespace Confrere.Protocols.Features.ReadVersions;

/// <summary>A version on the page, and what it changed.</summary>
internal sealed record VersionRow(ProtocolVersion Version, bool IsInForce, bool IsToCome, IReadOnlyList<ProtocolChange> Changes);
