namespace Confrere.Protocols.Contracts;

/// <summary>What is to be estimated, in the five parts of ICH E9(R1).</summary>
/// <param name="Outcome">The scale, like "pfi.burnout".</param>
/// <param name="Summary">The population-level summary: "difference in means".</param>
public sealed record Estimand(
    string Outcome, string Visit, string Population, string Treatment, string Summary, IReadOnlyList<IntercurrentEvent> IntercurrentEvents);
