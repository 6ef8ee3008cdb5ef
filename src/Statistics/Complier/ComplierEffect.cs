using Confrere.Statistics.Design;
using Confrere.Statistics.Inference;

namespace Confrere.Statistics.Complier;

/// <summary>The effect of dose with the two regressions that it is made of.</summary>
/// <param name="Effect">Change of the outcome by one unit of dose, with Wald interval.</param>
/// <param name="OnOutcome">Effect of being allocated on the outcome (intention to treat).</param>
/// <param name="OnDose">Effect of being allocated on the dose (first stage).</param>
/// <param name="WeakInstrumentInterval">Anderson and Rubin's interval, right however weak the first stage; null when it is unbounded.</param>
/// <param name="Dropped">Rows left out, with the reason.</param>
public sealed record ComplierEffect(Estimate Effect, Estimate OnOutcome, Estimate OnDose, Interval? WeakInstrumentInterval, IReadOnlyList<DroppedRows> Dropped)
{
    /// <summary>F of the first stage; below about 10 only <see cref="WeakInstrumentInterval"/> should be read.</summary>
    public double FirstStageF => OnDose.Statistic * OnDose.Statistic;

    /// <summary>The effect of a full dose, for instance all six sessions.</summary>
    /// <param name="dose">Units of dose.</param>
    public Estimate Of(double dose) => Effect with
    {
        Name = $"effect of {dose} units", Value = dose * Effect.Value, StandardError = Math.Abs(dose) * Effect.StandardError, Interval = Effect.Interval.Map(v => dose * v), Statistic = Math.Sign(dose) * Effect.Statistic,
    };
}
