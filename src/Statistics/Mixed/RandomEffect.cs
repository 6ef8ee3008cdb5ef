namespace Confrere.Statistics.Mixed;

/// <summary>The predicted effect of one level (best linear unbiased prediction), as lme4's <c>ranef</c>.</summary>
/// <param name="Group">The grouping.</param>
/// <param name="Level">The level.</param>
/// <param name="Effect">Which of its effects.</param>
/// <param name="Value">Predicted deviation from the fixed part, shrunk towards zero.</param>
/// <param name="ConditionalStandardError">Standard deviation given the data and the estimated coefficients and variances, as lme4's <c>condVar</c>: uncertainty of those estimates is not in it.</param>
public sealed record RandomEffect(string Group, string Level, string Effect, double Value, double ConditionalStandardError);
