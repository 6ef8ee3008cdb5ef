namespace Confrere.Kernel.Audit;

/// <summary>A fact that is not stated without its reason. A module adds its own with <see cref="ReasonRegistration.AddReasonedFacts"/>.</summary>
/// <param name="Action">What happened, as the log calls it.</param>
/// <param name="Asks">The sentence for whoever gave none: "Please write why the line is wrong."</param>
public sealed record ReasonedFact(string Action, ReasonedKind Kind, string Asks);
