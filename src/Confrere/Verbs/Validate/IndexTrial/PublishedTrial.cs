using Confrere.Analysis.Domain.Computing;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Domain.Results;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Analysis.Features.LockPlan;
using Confrere.Kernel.Identifiers;
using Confrere.Planning.Contracts;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;
using Confrere.Statistics.Random;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features.DescribeScales;
using NodaTime;

namespace Confrere.App.Verbs.Validate.IndexTrial;

/// <summary>
/// The published trial, drawn with its figures as truth and taken through a programme's own pipeline: answers are scored by the instrument, masked, frozen and read
/// back, and the protocol's plan is carried out on them.
/// </summary>
internal sealed class PublishedTrial
{
    private const string Masked = "AB";
    // The stream that draws who is coached; people have streams of their own.
    private const uint ArmsStream = 2;
    private static readonly TrialTruth Truth = PublishedTruth.Trial;

    private readonly Instrument _instrument;
    private readonly Protocol _protocol;
    private readonly ISimulatedTrials _simulator;

    /// <param name="protocol">The document of samples/protocols/peer-coaching-6x3.yaml.</param>
    public PublishedTrial(string protocol, ISimulatedTrials simulator)
    {
        var reading = ProtocolDocument.Read(protocol);
        _protocol = reading.Protocol ?? throw new ArgumentException($"The protocol is not sound: {reading.Problems[0]}", nameof(protocol));
        var catalogue = InstrumentCatalogue.Shipped();
        (_instrument, _simulator) = (catalogue[_protocol.Baseline.Instruments[0]], simulator);
        var plan = new ProgrammePlan(new Scales(catalogue)).Of(new(default, default, "simulated", _protocol, CanonicalProtocol.HashOf(_protocol))).Value;
        FullPlan = plan with { Dose = null, Clusters = null, RandomisationTest = plan.RandomisationTest is { } test ? test with { HasBlocks = false } : null };
    }

    /// <summary>The programme's plan, as it would be locked, without sessions and coaches, which are not simulated; the arms are shuffled without blocks.</summary>
    public TrialPlan FullPlan { get; }

    /// <summary>The main comparisons of that plan, without what stands beside them.</summary>
    public TrialPlan MainPlan => FullPlan with { Sets = [FullPlan.Sets[0]], Sensitivity = null, Responder = null, RandomisationTest = null };

    /// <summary>One trial and its results. The same seed and replicate give the same trial for ever.</summary>
    public TrialResults Run(ulong seed, uint replicate, TrialPlan plan)
    {
        var stream = new Philox(seed, ArmsStream, replicate);
        var people = _simulator.Simulate(Truth, stream.Next()).People;
        var isCoached = Shuffled(stream);
        var codes = people.Select(person => new ParticipantCode($"P{person.Number:000}")).ToList();
        var groups = codes.Select((code, i) => (code, Masked[isCoached[i] ? 0 : 1])).ToDictionary(pair => pair.code, pair => pair.Item2);
        var scores = people.SelectMany((person, i) => ScoresOf(person, codes[i], isCoached[i])).ToList();
        var frozen = FrozenDataset.Of(MaskedRows.Of(_protocol, codes, groups, scores, new HashSet<ParticipantCode>()), MaskedRows.Dictionary(_protocol, scores));
        var arms = codes.Select((code, i) => (code, (isCoached[i] ? plan.Treated : plan.Control).Level)).ToDictionary(pair => pair.code.Value, pair => pair.Level);
        return TrialAnalysis.Run(plan, FrozenDataset.Read(frozen.Text, frozen.Dictionary, frozen.Hash), arms);
    }

    private static bool[] Shuffled(Philox stream)
    {
        bool[] coached = [.. Enumerable.Range(0, Truth.Coached + Truth.Waiting).Select(i => i < Truth.Coached)];
        for (var i = coached.Length - 1; i > 0; i--)
            if ((int)stream.Below((ulong)i + 1) is var other) (coached[i], coached[other]) = (coached[other], coached[i]);
        return coached;
    }

    private IEnumerable<Score> ScoresOf(SimulatedPerson person, ParticipantCode code, bool isCoached)
    {
        var after = isCoached ? person.IfCoached : person.IfWaiting;
        return Of(_protocol.Baseline.Code, person.Baseline).Concat(after is null ? [] : Of(_protocol.Analysis.PrimaryVisit, after));

        IEnumerable<Score> Of(string visit, IReadOnlyDictionary<string, int?> answers) => Scorer.Score(_instrument, answers)
            .Select(score => new Score(code, visit, score.Scale.Code, score.Value, score.Scale.Unit, score.ItemsAnswered, score.ItemsAsked, _instrument.Version, Instant.MinValue));
    }
}
