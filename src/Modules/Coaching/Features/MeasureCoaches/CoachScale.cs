using Confrere.Statistics.Inference;

namespace Confrere.Coaching.Features.MeasureCoaches;

/// <summary>The mean of one scale over the coaches who answered in a quarter, with its interval.</summary>
internal sealed record CoachScale(string Label, string Unit, int Coaches, Estimate Mean);
