namespace Confrere.Coaching.Domain;

/// <summary>
/// What was delivered, from the sessions' one record: dose, fidelity to what the protocol describes, and contamination. Shares are in steps of
/// five percent and stand only where as many people as the programme's smallest cell are behind them.
/// </summary>
/// <param name="People">How many had a session; null below the smallest cell, and then everything else is null.</param>
/// <param name="Planned">Of those whose coaching has ended: the share of the promised sessions that was held.</param>
/// <param name="AsLong">The share of held sessions within <see cref="Tolerance"/> of the protocol's length.</param>
/// <param name="InWindow">The share held between the opening of the coaching and the end of its window.</param>
/// <param name="Attested">The share of held sessions that the participant confirmed in so many words; the rest was taken, is open, or was settled.</param>
/// <param name="TooEarly">Contamination: whether anybody was met before their coaching was open.</param>
internal sealed record Delivery(int? People, int? Sessions, int? Planned, int? AsLong, int? InWindow, int? Attested, bool? TooEarly)
{
    /// <summary>A meeting of ten minutes less or more is still the session that was described.</summary>
    public const int Tolerance = 10;

    private const int Step = 5;

    public static Delivery Of(IReadOnlyList<DeliveredSession> held, EndedCourses ended, int smallestCell)
    {
        var people = held.Select(session => session.Participant).Distinct().Count();
        if (people < smallestCell) return new(null, null, null, null, null, null, null);
        return new(people, held.Count, ended.People < smallestCell ? null : Share(ended.Held, ended.Promised),
            Share(held.Count(session => Math.Abs(session.Minutes - session.MinutesPromised) <= Tolerance), held.Count),
            Share(held.Count(session => session.Start >= session.Opened && session.Start <= session.Closes), held.Count),
            Share(held.Count(session => session.Attestation == Attestation.Confirmed), held.Count),
            held.Any(session => session.Start < session.Opened));
    }

    private static int Share(int part, int whole) => (int)Math.Round(100.0 * part / whole / Step, MidpointRounding.AwayFromZero) * Step;
}
