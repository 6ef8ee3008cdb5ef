using Confrere.Kernel.Refusals;

namespace Confrere.Kernel.Audit;

/// <summary>A fact that has to say why was stated without a reason; whatever it was about is undone.</summary>
public sealed record ReasonIsNeeded(ReasonedFact Fact) : Refusal($"{Fact.Asks} The reason is kept in the audit log. Nothing was changed.");
