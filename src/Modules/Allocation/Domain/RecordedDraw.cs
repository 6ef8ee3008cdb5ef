namespace Confrere.Allocation.Domain;

/// <param name="Commitment">As the fact in the audit log states it: SHA-256 of salt, stratum, position, arm, levels and probability.</param>
internal sealed record RecordedDraw(
    string Participant, string Stratum, int Position, IReadOnlyDictionary<string, string> Levels, string Arm, double? Probability, string Salt, string Commitment)
{
    public RecordedAllocation Allocation() => new(Participant, Stratum, Position, Levels, Arm, Probability);
}
