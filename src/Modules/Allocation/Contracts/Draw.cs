namespace Confrere.Allocation.Contracts;

/// <summary>Which of a programme's draws: the one before coaching starts, or the later one that says who has a booster when.</summary>
public enum Draw
{
    First,
    Booster,
}
