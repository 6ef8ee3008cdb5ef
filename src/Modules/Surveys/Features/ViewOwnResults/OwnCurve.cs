using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>One's own values of a scale over time, oldest first.</summary>
internal sealed record OwnCurve(InstrumentScale Scale, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>What the scale's own error can do to a difference; null while its size is known from no source.</summary>
    public ReliableChange? Error => Scale.MeasurementError is { } error ? new(error) : null;

    /// <summary>Each threshold of a source as a sentence about values, never about the reader.</summary>
    public IEnumerable<string> CutPointsInWords => Scale.CutPoints.Select(cut =>
        $"{(cut.IncludesThreshold ? "From" : "Above")} {CurveDrawing.Value(Scale.Shown(cut.Raw))}{(cut.IncludesThreshold ? " on" : "")}: {cut.Meaning}");

    public string Direction => Scale.LowerIsBetter ? "lower is better" : "higher is better";
}
