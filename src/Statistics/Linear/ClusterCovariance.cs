using Confrere.Statistics.Data;
using Confrere.Statistics.Inference;
using Confrere.Statistics.Numerics;
using Confrere.Statistics.Problems;

namespace Confrere.Statistics.Linear;

/// <summary>
/// Cluster-robust covariance and its degrees of freedom under independence with equal variance: Bell and McCaffrey (2002), Survey
/// Methodology 28, 169; Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004 (spec 1.6). All matrices are p x p: with
/// thin Q, the adjustment of a cluster's residuals acts only through M = f(Q'Q), f being 1, (1 - s)^-1/2 or (1 - s)^-1.
/// </summary>
internal sealed class ClusterCovariance : ICoefficientCovariance
{
    /// <param name="Adjusted">M d.</param>
    /// <param name="A">Q'Q M d.</param>
    private readonly record struct Piece(double[] Adjusted, double[] A);

    private readonly LeastSquares _least;
    private readonly List<Matrix> _gram = [];
    private readonly List<Matrix> _adjust = [];

    public ClusterCovariance(LeastSquares least, FactorColumn clusters, ClusterCorrection correction)
    {
        _least = least;
        var rows = RowsByCluster(clusters);
        Clusters = rows.Length;
        var meat = new Matrix(least.Q.Columns, least.Q.Columns);
        foreach (var members in rows)
        {
            var q = least.Q.SelectRows(members);
            var gram = q.Gram();
            var adjust = Adjustment(gram, correction);
            var score = adjust.Times(q.TransposeTimes([.. members.Select(i => least.Residuals[i])]));
            for (var j = 0; j < score.Length; j++) Kernels.Axpy(score[j], score, meat.Column(j));
            _gram.Add(gram);
            _adjust.Add(adjust);
        }
        if (correction == ClusterCorrection.CR1) meat = (double)Clusters / (Clusters - 1) * meat;
        Covariance = least.Sandwich(meat);
    }

    public int Clusters { get; }

    public Matrix Covariance { get; }

    public DegreesOfFreedomMethod Method => DegreesOfFreedomMethod.Satterthwaite;

    public double DegreesOfFreedom(ReadOnlySpan<double> weights)
    {
        // Pieces of one contrast: Omega_ij = delta_ij g_i - a_i'a_j; df = tr(Omega)^2 / tr(Omega^2).
        var pieces = PiecesOf(_least.InverseR.TransposeTimes(weights));
        double trace = 0, square = 0;
        var k = new Matrix(weights.Length, weights.Length);
        foreach (var (adjusted, a) in pieces)
        {
            var g = Kernels.Dot(adjusted, a);
            var inner = Kernels.Dot(a, a);
            trace += g - inner;
            square += g * g - 2 * g * inner;
            for (var j = 0; j < a.Length; j++) Kernels.Axpy(a[j], a, k.Column(j));
        }
        square += Kernels.Dot(k.Data, k.Data);
        return trace * trace / square;
    }

    /// <summary>Approximate Hotelling's T-squared (HTZ of clubSandwich).</summary>
    public JointTest Test(string name, Matrix rows, double[] estimates)
    {
        var q = rows.Rows;
        var wald = Hypothesis.Wald(name, rows, estimates, Covariance);
        if (q == 1) return JointTest.Of(name, wald, 1, DegreesOfFreedom(rows.Row(0)), Method);
        var eta = q * (q + 1) / VarianceSum(Standardised(rows));
        // With hardly more clusters than contrasts the denominator's degrees of freedom run out.
        if (!(eta > q - 1)) throw Hypothesis.TooMuch(name, q);
        return JointTest.Of(name, (eta - q + 1) / (eta * q) * wald, q, eta - q + 1, Method);
    }

    private IEnumerable<Piece> PiecesOf(double[] direction)
    {
        for (var i = 0; i < Clusters; i++)
        {
            var adjusted = _adjust[i].Times(direction);
            yield return new(adjusted, _gram[i].Times(adjusted));
        }
    }

    /// <summary>Directions d_s = R^-T c_s of contrasts turned so that the covariance expected under the working model is the identity.</summary>
    private double[][] Standardised(Matrix rows)
    {
        var directions = Enumerable.Range(0, rows.Rows).Select(s => _least.InverseR.TransposeTimes(rows.Row(s))).ToArray();
        var pieces = directions.Select(d => PiecesOf(d).ToArray()).ToArray();
        var omega = new Matrix(rows.Rows, rows.Rows);
        for (var s = 0; s < rows.Rows; s++)
            for (var t = 0; t < rows.Rows; t++)
                for (var i = 0; i < Clusters; i++)
                    omega[s, t] += Kernels.Dot(pieces[s][i].Adjusted, pieces[t][i].A) - Kernels.Dot(pieces[s][i].A, pieces[t][i].A);
        var root = SymmetricEigen.Of(omega).Apply(v => 1 / Math.Sqrt(v));
        return [.. Enumerable.Range(0, rows.Rows).Select(s =>
        {
            var turned = new double[rows.Columns];
            for (var t = 0; t < rows.Rows; t++) Kernels.Axpy(root[s, t], directions[t], turned);
            return turned;
        })];
    }

    private double VarianceSum(double[][] directions)
    {
        var pieces = directions.Select(d => PiecesOf(d).ToArray()).ToArray();
        double sum = 0;
        for (var s = 0; s < directions.Length; s++)
            for (var t = 0; t < directions.Length; t++)
                sum += Variance(pieces[s], pieces[t]);
        return sum;
    }

    // Sum over clusters i, j of (p_si'p_sj)(p_ti'p_tj) + (p_si'p_tj)(p_ti'p_sj), p_si'p_tj = delta_ij g_st,i - a_si'a_tj.
    private static double Variance(Piece[] s, Piece[] t)
    {
        var p = s[0].A.Length;
        var k = new Matrix(p, p);
        double sum = 0;
        for (var i = 0; i < s.Length; i++)
        {
            double ss = Kernels.Dot(s[i].Adjusted, s[i].A), tt = Kernels.Dot(t[i].Adjusted, t[i].A), st = Kernels.Dot(s[i].Adjusted, t[i].A);
            double aa = Kernels.Dot(s[i].A, s[i].A), bb = Kernels.Dot(t[i].A, t[i].A), ab = Kernels.Dot(s[i].A, t[i].A);
            sum += ss * tt - ss * bb - tt * aa + st * st - 2 * st * ab;
            for (var j = 0; j < p; j++) Kernels.Axpy(t[i].A[j], s[i].A, k.Column(j));
        }
        return sum + Kernels.Dot(k.Data, k.Data) + (k * k).Trace();
    }

    private static Matrix Adjustment(Matrix gram, ClusterCorrection correction) => correction switch
    {
        ClusterCorrection.CR2 => SymmetricEigen.Of(gram).Apply(s => 1 - s < 1e-10 ? 0 : 1 / Math.Sqrt(1 - s)),
        ClusterCorrection.CR3 => SymmetricEigen.Of(gram).Apply(s => 1 - s < 1e-10 ? 0 : 1 / (1 - s)),
        _ => Matrix.Identity(gram.Rows),
    };

    private static int[][] RowsByCluster(FactorColumn clusters)
    {
        var members = clusters.Levels.Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < clusters.Length; row++)
        {
            if (clusters.IsMissing(row)) throw new DataProblemsException(DataProblem.InCell(clusters.Name, row, "The cluster is missing."));
            members[clusters.Codes[row]].Add(row);
        }
        int[][] used = [.. members.Where(m => m.Count > 0).Select(m => m.ToArray())];
        return used.Length >= 2 ? used
            : throw new DataProblemsException(DataProblem.InColumn(clusters.Name, "All rows are in one cluster; cluster-robust standard errors need at least two."));
    }
}
