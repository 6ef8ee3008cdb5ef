namespace Confrere.Coaching.Contracts;

/// <summary>What a programme's coaching has cost so far, by its pay ledger: sessions held, without training, the platform and the physicians' own time.</summary>
/// <param name="Minutes">Of the coaches' working time that was credited.</param>
/// <param name="Participants">Coached at least once; null below the smallest cell, and then nothing may be divided by it.</param>
public sealed record CoachingCosts(decimal Amount, int Minutes, int? Participants);
