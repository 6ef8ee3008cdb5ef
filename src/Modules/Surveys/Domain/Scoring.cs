namespace Confrere.Surveys.Domain;

/// <summary>How a scale's raw score follows from the answered items. A sum is the mean of the answered ones times the number of items.</summary>
internal enum Scoring
{
    Mean,
    Sum,
    Weighted,
}
