using NodaTime;

namespace Confrere.Enrolment.Domain;

/// <summary>The name as it was typed and when.</summary>
internal sealed record Signature(string TypedName, Instant At);
