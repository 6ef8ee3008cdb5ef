namespace Confrere.Statistics.Mmrm;

/// <summary>Covariance of the outcomes of one subject over J visits (specification 2.2).</summary>
public enum CovarianceStructure
{
    /// <summary>Every variance and covariance free: J(J+1)/2 parameters. mmrm <c>us</c>, SAS <c>UN</c>.</summary>
    Unstructured,

    /// <summary>One variance, one correlation. mmrm <c>cs</c>, SAS <c>CS</c>.</summary>
    CompoundSymmetry,

    /// <summary>A variance for each visit, one correlation. mmrm <c>csh</c>, SAS <c>CSH</c>.</summary>
    HeterogeneousCompoundSymmetry,

    /// <summary>One variance; correlation is a power of the number of visits between. mmrm <c>ar1</c>, SAS <c>AR(1)</c>.</summary>
    Autoregressive,

    /// <summary>A variance for each visit; correlation as <see cref="Autoregressive"/>. mmrm <c>ar1h</c>, SAS <c>ARH(1)</c>.</summary>
    HeterogeneousAutoregressive,

    /// <summary>One variance; a correlation for each distance between visits. mmrm <c>toep</c>, SAS <c>TOEP</c> rescaled.</summary>
    Toeplitz,

    /// <summary>A variance for each visit; correlation as <see cref="Toeplitz"/>. mmrm <c>toeph</c>, SAS <c>TOEPH</c>.</summary>
    HeterogeneousToeplitz,

    /// <summary>One variance; first-order ante-dependence: a correlation for each pair of neighbours, products between. mmrm <c>ad</c>.</summary>
    Antedependence,

    /// <summary>A variance for each visit; correlation as <see cref="Antedependence"/>. mmrm <c>adh</c>, SAS <c>ANTE(1)</c>.</summary>
    HeterogeneousAntedependence,
}
