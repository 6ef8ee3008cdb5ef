using NodaTime;

namespace Confrere.Coaching.Features.SetHours;

/// <summary>A line of the form, as typed.</summary>
internal sealed class HoursRow
{
    public IsoDayOfWeek Day { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(Until);
}
