namespace Confrere.Analysis.Domain.Results;

internal sealed record TippingCell(double Estimate, double P);
