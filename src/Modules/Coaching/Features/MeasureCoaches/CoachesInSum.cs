using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Protocols.Contracts;
using Confrere.Statistics.Inference;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.MeasureCoaches;

/// <summary>
/// What a director reads of how coaching is for the coaches: means of a quarter that is over, of at least the smallest cell of any programme of the house. A
/// quarter that is over changes no more, so that no difference of two readings points at somebody.
/// </summary>
internal sealed class CoachesInSum(Reader reader, IProgrammes programmes, IQuestionnaires questionnaires, IClock clock)
{
    private const double Level = 0.95;

    public async Task<IReadOnlyList<(Quarter Quarter, IReadOnlyList<CoachScale> Scales)>> Read()
    {
        var now = clock.GetCurrentInstant();
        var smallest = await SmallestCell();
        var answered = (await reader.Query<CoachMeasure>().Where(row => row.AnsweredAt != null).ToListAsync()).GroupBy(row => Quarter.FromKey(row.Quarter)).Where(group => group.Key.IsOverEverywhere(now));
        var quarters = new List<(Quarter, IReadOnlyList<CoachScale>)>();
        foreach (var quarter in answered.OrderByDescending(group => group.Key.Key)) quarters.Add((quarter.Key, await Scales([.. quarter], smallest)));
        return quarters;
    }

    public async Task<int> SmallestCell() => (await programmes.All()).Select(programme => programme.Protocol.Disclosure.SmallestCell).DefaultIfEmpty(11).Max();

    private async Task<IReadOnlyList<CoachScale>> Scales(IReadOnlyList<CoachMeasure> measures, int smallest)
    {
        var scores = new List<QuestionnaireScore>();
        foreach (var measure in measures)
            if (measure.Answers is { } given) scores.AddRange(await questionnaires.Score(given.Version, given.Values));
        return [.. scores.Where(score => score.Value is not null).GroupBy(score => (score.Label, score.Unit)).Where(scale => scale.Count() >= smallest)
            // Where all say the same, their mean is what each of them said.
            .Where(scale => scale.Select(score => score.Value).Distinct().Count() > 1)
            .Select(scale => new CoachScale(scale.Key.Label, scale.Key.Unit, scale.Count(), Mean(scale.Key.Label, [.. scale.Select(score => score.Value!.Value)])))];
    }

    private static Estimate Mean(string name, double[] values)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return Estimate.Of(name, mean, Math.Sqrt(variance / values.Length), values.Length - 1, DegreesOfFreedomMethod.Residual, Level);
    }
}
