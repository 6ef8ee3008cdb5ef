namespace Confrere.Planning.Contracts;

/// <summary>The people of a simulated trial in the order of their enrolment.</summary>
public sealed record SimulatedTrial(IReadOnlyList<SimulatedPerson> People);
