namespace Confrere.Coaching.Contracts;

/// <summary>How much of the course has been delivered, without a person or a code.</summary>
/// <param name="Opened">People whose coaching has opened.</param>
/// <param name="PeopleBySessions">How many people had so many sessions of their course; those without one are not in it.</param>
public sealed record DeliveryCounts(int Opened, IReadOnlyDictionary<int, int> PeopleBySessions)
{
    /// <summary>People who had at least so many.</summary>
    public int WithAtLeast(int sessions) => PeopleBySessions.Where(pair => pair.Key >= sessions).Sum(pair => pair.Value);
}
