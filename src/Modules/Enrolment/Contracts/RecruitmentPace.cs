using NodaTime;

namespace Confrere.Enrolment.Contracts;

/// <summary>How recruitment went in time.</summary>
/// <param name="Consents">When each participant consented, in order.</param>
public sealed record RecruitmentPace(Instant? OpenedAt, Instant? ClosedAt, IReadOnlyList<Instant> Consents);
