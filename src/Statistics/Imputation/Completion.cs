using Confrere.Statistics.Numerics;

namespace Confrere.Statistics.Imputation;

/// <summary>
/// Completed outcomes at the sampler's current parameters. Values between measurements stay as the sampler drew them; those after the last
/// measurement are drawn again around the means that the assumption names (spec 11.3).
/// </summary>
internal sealed class Completion
{
    private readonly GibbsSampler _sampler;
    private readonly Matrix _referenceQ;
    private readonly IReadOnlyList<MissingAssumption> _assumptions;

    public Completion(GibbsSampler sampler, Matrix referenceDesign, IReadOnlyList<MissingAssumption> assumptions) =>
        (_sampler, _referenceQ, _assumptions) = (sampler, referenceDesign * sampler.InverseR, assumptions);

    public Matrix Draw()
    {
        var drawn = _sampler.Y.Clone();
        var mean = _sampler.Mean.Clone();
        var visits = drawn.Columns;
        foreach (var (missing, seen, rows) in _sampler.Patterns)
        {
            var from = seen.Length == 0 ? 0 : seen[^1] + 1;
            if (from == visits) continue;
            int[] tail = [.. Enumerable.Range(from, visits - from)], before = [.. Enumerable.Range(0, from)];
            var conditional = ConditionalNormal.Of(_sampler.Sigma, tail, before);
            foreach (var row in rows.Where(r => _assumptions[r] != MissingAssumption.AtRandom))
            {
                SetMeans(row, from, mean);
                conditional.Draw(row, drawn, mean, _sampler.Normal);
            }
        }
        return drawn;
    }

    private void SetMeans(int row, int from, Matrix mean)
    {
        var assumption = _assumptions[row];
        // Someone never measured after randomisation has gained nothing: increments start from the reference mean itself.
        var kept = assumption == MissingAssumption.CopyIncrements && from > 0 ? mean[row, from - 1] - ReferenceMean(row, from - 1) : 0;
        for (var t = assumption == MissingAssumption.CopyReference ? 0 : from; t < mean.Columns; t++) mean[row, t] = ReferenceMean(row, t) + kept;
    }

    private double ReferenceMean(int row, int visit)
    {
        double sum = 0;
        for (var j = 0; j < _referenceQ.Columns; j++) sum += _referenceQ[row, j] * _sampler.Coefficients[j, visit];
        return sum;
    }
}
