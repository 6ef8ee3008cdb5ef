using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>A point in time. The visit is null for enrolment and for the day of the start.</summary>
internal sealed record SpiritColumn(string Label, string When, Visit? Visit);
