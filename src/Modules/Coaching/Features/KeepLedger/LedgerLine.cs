using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.KeepLedger;

/// <summary>A line as the page and the file show it: whose work, when it was entered, what it earns. Nobody who was coached is in it.</summary>
internal sealed record LedgerLine(PayEntryId Id, string Coach, string EnteredOn, string Basis, decimal Amount, int Minutes, string ChargedTo, string State, bool IsWaiting, bool CanBeReversed, string? Reason);
