namespace Confrere.Protocols.Contracts;

/// <summary>One yes-or-no question. The answer that admits, and the sentence for those it does not.</summary>
public sealed record EligibilityQuestion(string Code, string Question, bool AdmittingAnswer, string ReasonIfNot);
