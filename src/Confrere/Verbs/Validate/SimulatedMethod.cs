namespace Confrere.App.Verbs.Validate;

/// <summary>A method's behaviour with a true effect (bias, coverage, power) and without one (type I error).</summary>
internal sealed record SimulatedMethod(Scenario Scenario, Method Method, SimulatedEffect WithEffect, SimulatedEffect WithoutEffect);
