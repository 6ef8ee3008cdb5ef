namespace Confrere.Analysis.Domain.Results;

/// <summary>How many scores of a visit are missing for one reason, by arm.</summary>
internal sealed record MissingReason(string Visit, string Reason, int Treated, int Control);
