namespace Confrere.Statistics.Resampling;

/// <summary>The scores of one block and how many of them are treated.</summary>
internal sealed record ScoreBlock(double[] Scores, int Treated);
