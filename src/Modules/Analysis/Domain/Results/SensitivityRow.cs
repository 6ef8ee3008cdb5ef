namespace Confrere.Analysis.Domain.Results;

/// <summary>The same question answered under another assumption.</summary>
/// <param name="Assumption">What is assumed, in a sentence without its dot.</param>
/// <param name="Imputation">How much rests on imputed values; null where nothing was imputed.</param>
internal sealed record SensitivityRow(string Code, string Label, string Assumption, Comparison? Comparison, string? WhyNone, ImputationShare? Imputation = null)
{
    /// <summary>The covariance that was fitted, where one model holds all visits.</summary>
    public RepeatedFit? Repeated { get; init; }

    /// <summary>Where the model allows for who treated whom.</summary>
    public ClusterResult? Clusters { get; init; }
}
