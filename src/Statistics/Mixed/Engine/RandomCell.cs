namespace Confrere.Statistics.Mixed.Engine;

/// <summary>One value of a row of Z that is not zero: its term, the level's number inside the component, the random column.</summary>
internal readonly record struct RandomCell(int Term, int Level, int Column, double Value);
