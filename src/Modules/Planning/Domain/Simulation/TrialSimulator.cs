using System.Collections.Concurrent;
using Confrere.Planning.Contracts;
using Confrere.Statistics.Random;

namespace Confrere.Planning.Domain.Simulation;

/// <summary>
/// Makes people with correlated traits and lets them answer item by item, coached and waiting: the trial will show one of the two. Who
/// drops out and which items are left out is independent of how people are, which is an assumption. Each person draws from a stream of
/// their own, so that the same seed gives the same person in a larger trial.
/// </summary>
internal sealed class TrialSimulator : ISimulatedTrials
{
    // Published: recruitment from 5 August to 1 December.
    private const int RecruitmentDays = 118;
    private const uint DaysStream = 0, PersonStream = 1;
    private readonly ConcurrentDictionary<ScaleTruth, ScaleModel> _models = new();

    public SimulatedTrial Simulate(TrialTruth truth, ulong seed)
    {
        var models = truth.Scales.Select(scale => _models.GetOrAdd(scale, missing => new ScaleModel(missing))).ToArray();
        var days = Days(truth.Coached + truth.Waiting, seed);
        return new([.. days.Select((day, i) => Person(truth, models, i + 1, day, new Philox(seed, PersonStream, (uint)i)))]);
    }

    private static int[] Days(int people, ulong seed)
    {
        var stream = new Philox(seed, DaysStream);
        return [.. Enumerable.Range(0, people).Select(_ => (int)stream.Below(RecruitmentDays)).Order()];
    }

    private static SimulatedPerson Person(TrialTruth truth, ScaleModel[] models, int number, int day, Philox stream)
    {
        var (commonBefore, commonAfter, leaving) = (stream.StandardNormal(), stream.StandardNormal(), stream.Uniform());
        var (baseline, coached, waiting) = (new Dictionary<string, int?>(), new Dictionary<string, int?>(), new Dictionary<string, int?>());
        foreach (var model in models)
        {
            var before = Trait(model, commonBefore, stream.StandardNormal());
            var change = Trait(model, commonAfter, stream.StandardNormal());
            var after = model.TraitCorrelation * before + Math.Sqrt(1 - model.TraitCorrelation * model.TraitCorrelation) * change;
            foreach (var item in model.Truth.Items)
            {
                baseline[item] = LeftOut(model.Baseline.Answer(before, stream.StandardNormal()), truth, stream);
                // The same noise in both worlds: a person's two answers differ by the effect, not by chance.
                var (noise, isLeftOut) = (stream.StandardNormal(), stream.Uniform() < truth.MissingItemRate);
                coached[item] = isLeftOut ? null : model.IfCoached.Answer(after, noise);
                waiting[item] = isLeftOut ? null : model.IfWaiting.Answer(after, noise);
            }
        }
        return new(number, baseline, leaving < truth.DropOutCoached ? null : coached, leaving < truth.DropOutWaiting ? null : waiting, day);
    }

    private static double Trait(ScaleModel model, double common, double own) =>
        model.Truth.CommonLoading * common + Math.Sqrt(1 - model.Truth.CommonLoading * model.Truth.CommonLoading) * own;

    private static int? LeftOut(int answer, TrialTruth truth, Philox stream) => stream.Uniform() < truth.MissingItemRate ? null : answer;
}
