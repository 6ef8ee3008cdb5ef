using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;

namespace Confrere.Surveys.Features.DescribeScales;

internal sealed class Scales(InstrumentCatalogue catalogue) : IScales
{
    public IReadOnlyList<ScaleFacts> All { get; } =
        [.. catalogue.All.SelectMany(instrument => instrument.Scales.Select(scale => Facts(instrument, scale)))];

    public ScaleFacts? Find(string scale) => All.FirstOrDefault(facts => facts.Code == scale);

    private static ScaleFacts Facts(Instrument instrument, InstrumentScale scale) => new(
        scale.Code, scale.Label, scale.Unit, scale.Lowest, scale.Highest, scale.LowerIsBetter, scale.RuleInWords(), instrument.Version,
        instrument.Source, instrument.Licence, instrument.IsStandIn, scale.Reliability, scale.StandardDeviation,
        [.. scale.CutPoints.Select(cut => new ScaleCutPoint(cut.Code, scale.Shown(cut.Raw), cut.IncludesThreshold, cut.Meaning, cut.Source))],
        [.. scale.Norms.Select(norm => new ScaleNorm(norm.Label, norm.Value, norm.Unit, norm.N, norm.Source))]);
}
