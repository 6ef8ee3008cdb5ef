namespace Confrere.Protocols.Contracts;

/// <param name="Measure">How imbalance is measured: "range", "variance" or "marginal-total".</param>
/// <param name="Best">The chance of the arm that balances best, above 0.5 and below 1: with certainty the next draw could be foretold.</param>
public sealed record Minimisation(string Measure, double Best);
