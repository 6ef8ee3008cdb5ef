namespace Confrere.Kernel.Refusals;

/// <summary>An expected "no". Its sentence is what the user reads: what is wrong, where, and what to do.</summary>
public abstract record Refusal(string Sentence);
