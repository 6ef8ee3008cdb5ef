namespace Confrere.App.Verbs.Validate;

/// <summary>A share of replicates with its Monte Carlo standard error.</summary>
internal readonly record struct Proportion(double Value, int Replicates)
{
    public double StandardError => Math.Sqrt(Value * (1 - Value) / Replicates);

    /// <summary>Distance from a nominal share in Monte Carlo standard errors at that share.</summary>
    public double ErrorsFrom(double nominal) => (Value - nominal) / Math.Sqrt(nominal * (1 - nominal) / Replicates);

    /// <summary>Distance between two independent simulations in standard errors of their difference.</summary>
    public double ErrorsFrom(double other, double otherError) =>
        (Value - other) / Math.Sqrt(StandardError * StandardError + otherError * otherError);
}
