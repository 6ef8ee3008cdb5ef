namespace Confrere.Allocation.Domain;

/// <summary>One allocation as it is stored and exported: enough, with the seed and the rule, to make it again.</summary>
internal sealed record RecordedAllocation(
    string Participant, string Stratum, int Position, IReadOnlyDictionary<string, string> Levels, string Arm, double? Probability);
