using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>One's own values of a scale over time, oldest first.</summary>
internal sealed record OwnCurve(InstrumentScale Scale, IReadOnlyList<CurvePoint> Points)
{
    public string Direction => Scale.LowerIsBetter ? "lower is better" : "higher is better";
}
