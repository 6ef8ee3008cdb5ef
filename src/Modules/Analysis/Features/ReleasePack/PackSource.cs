namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>What the pack rests on. The counts are exact and leave only through the disclosure gate.</summary>
internal sealed record PackSource(int Treated, int Control, int Randomised, double? MeanSessions, string ResultsHash, string DataHash, string Code);
