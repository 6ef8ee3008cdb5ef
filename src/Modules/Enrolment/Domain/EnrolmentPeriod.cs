using NodaTime;

namespace Confrere.Enrolment.Domain;

/// <summary>From when to when a programme takes people in; both null before it is opened.</summary>
internal sealed record EnrolmentPeriod(Instant? OpenedAt, Instant? ClosedAt)
{
    public bool IsOpen => OpenedAt is not null && ClosedAt is null;
    public bool IsClosed => ClosedAt is not null;
}
