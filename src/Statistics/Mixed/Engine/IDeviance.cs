namespace Confrere.Statistics.Mixed.Engine;

/// <summary>A function to minimise, with exact first and second derivatives; NaN outside its domain.</summary>
internal interface IDeviance
{
    double Deviance(ReadOnlySpan<double> psi);

    double DevianceAndDerivatives(ReadOnlySpan<double> psi, Span<double> gradient, Span<double> hessian);
}
