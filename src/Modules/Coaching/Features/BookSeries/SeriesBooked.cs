namespace Confrere.Coaching.Features.BookSeries;

/// <summary>How many sessions of a series found an hour, and how many did not.</summary>
internal sealed record SeriesBooked(int Booked, int WithoutHour);
