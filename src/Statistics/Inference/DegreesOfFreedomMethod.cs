namespace Confrere.Statistics.Inference;

/// <summary>Where the degrees of freedom of a t or F test come from; every result names its method.</summary>
public enum DegreesOfFreedomMethod
{
    /// <summary>Satterthwaite's approximation from the variance of the estimated variance; for cluster-robust errors that of Bell and McCaffrey (2002).</summary>
    Satterthwaite,

    /// <summary>Kenward and Roger (1997) with the expected information, the convention of R's pbkrtest; standard errors are adjusted too.</summary>
    KenwardRoger,

    /// <summary>Kenward and Roger with the observed information and a linear parametrisation, called Kenward-Roger-Linear in R's mmrm.</summary>
    KenwardRogerLinear,

    /// <summary>Between-within: subjects for what varies between subjects, observations for what varies within.</summary>
    BetweenWithin,

    /// <summary>Observations minus estimated coefficients.</summary>
    Residual,

    /// <summary>The normal and chi-square distributions.</summary>
    Infinite,

    /// <summary>Barnard and Rubin (1999): complete-data degrees of freedom reduced by the share of variance that missing values cause.</summary>
    BarnardRubin,
}
