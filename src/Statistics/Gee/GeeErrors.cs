namespace Confrere.Statistics.Gee;

/// <summary>How the covariance of the coefficients of a <see cref="GeeModel"/> is estimated.</summary>
public enum GeeErrors
{
    /// <summary>The sandwich of Liang and Zeger (1986), without small-sample correction; too small with few subjects.</summary>
    Robust,

    /// <summary>Mancl and DeRouen (2001), doi:10.1111/j.0006-341X.2001.00126.x: residuals are freed of the pull of their own subject.</summary>
    ManclDeRouen,

    /// <summary>As if the working correlation were the truth.</summary>
    ModelBased,
}
