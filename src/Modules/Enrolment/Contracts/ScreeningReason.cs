namespace Confrere.Enrolment.Contracts;

/// <summary>Why physicians could not take part: each is counted under the first question, in the protocol's order, whose answer did not admit them. The counts add up to those not eligible; a reason that nobody had stays, with its zero.</summary>
public sealed record ScreeningReason(string Question, string Reason, int Count);
