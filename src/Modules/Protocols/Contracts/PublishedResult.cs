namespace Confrere.Protocols.Contracts;

/// <summary>What a published trial found, in the unit and direction of this protocol's outcome: shown beside our own result, never mixed with it.</summary>
/// <param name="Source">Where it is printed.</param>
public sealed record PublishedResult(string Outcome, string Visit, double Difference, double Lower, double Upper, string Source);
