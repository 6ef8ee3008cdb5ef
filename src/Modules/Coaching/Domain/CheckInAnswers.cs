namespace Confrere.Coaching.Domain;

/// <summary>What somebody says of themselves some months after coaching, on a scale from nothing (0) to wholly (10). Read by that person alone.</summary>
/// <param name="Goals">How much of what they wanted from coaching they have reached or kept.</param>
/// <param name="Motivation">How much they want to go on with it.</param>
internal sealed record CheckInAnswers(int Goals, int Motivation)
{
    public const int Most = 10;

    public bool IsOnTheScale => Goals is >= 0 and <= Most && Motivation is >= 0 and <= Most;
}
