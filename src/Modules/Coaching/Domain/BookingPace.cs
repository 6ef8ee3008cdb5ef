using NodaTime;

namespace Confrere.Coaching.Domain;

/// <summary>How a coach wants to be booked: how long before at the latest, how far ahead, and how much time free on either side of a session.</summary>
internal sealed record BookingPace(Duration Notice, Duration Horizon, Duration Buffer)
{
    public static readonly BookingPace Usual = new(Slots.Notice, Slots.Horizon, Duration.Zero);

    public static BookingPace Of(int? noticeHours, int? horizonDays, int bufferMinutes) => new(
        noticeHours is { } hours ? Duration.FromHours(hours) : Slots.Notice, horizonDays is { } days ? Duration.FromDays(days) : Slots.Horizon,
        Duration.FromMinutes(bufferMinutes));
}
