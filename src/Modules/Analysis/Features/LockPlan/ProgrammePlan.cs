using System.Globalization;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Analysis.Features.FreezeDataset;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;

namespace Confrere.Analysis.Features.LockPlan;

/// <summary>
/// A protocol's plan in the form that the analysis carries out. Only visits up to the primary one are compared: after it the waiting arm
/// is coached as well, and a later difference would no longer be one against no coaching; those visits are described.
/// </summary>
internal sealed class ProgrammePlan(IScales scales)
{
    private const double DaysPerMonth = 30.4375;
    private const int Decimals = 2;
    private const string OwnBaseline = "baseline";

    public Result<TrialPlan> Of(Programme programme)
    {
        var (protocol, plan) = (programme.Protocol, programme.Protocol.Analysis);
        var compared = Compared(protocol).ToList();
        if (!AnalysisPlan.Methods.Contains(plan.Method)) return new MethodIsUnknown(plan.Method);
        if (plan.Method == TrialPlan.Mmrm && compared.Count < 2) return new MethodNeedsTwoVisits();
        var factors = ComparedDraw.FactorsOf(protocol).ToList();
        if (plan.Covariates.FirstOrDefault(covariate => covariate != OwnBaseline && factors.All(factor => factor.Code != covariate)) is { } unknown) return new CovariateIsUnknown(unknown);
        var place = $"protocol {protocol.Key}, version {protocol.Version}";
        var further = FurtherOf(protocol);
        var text = LockedText(programme);
        var hash = FrozenDataset.HashOf(text);
        return further.AddTo(new TrialPlan(
            programme.Name == protocol.Title ? protocol.Title : $"{protocol.Title}: {programme.Name}", $"Programme {programme.Name}, run by {place}; {Registration(protocol)}.", null, plan.Estimand.Trim(),
            Wording(plan.AnalysisSet), plan.Method, plan.ConfidenceLevel, TreatedOf(protocol), ControlOf(protocol),
            VisitOf(protocol, ComparedDraw.BaselineOf(protocol)), [.. compared.Select(visit => VisitOf(protocol, visit))], [.. protocol.Outcomes.Select(OutcomeOf)], [.. factors.Select(CovariateOf)],
            plan.PrimaryVisit, hash, new Dictionary<string, string> { ["analysis.method"] = place })
        {
            Estimands = EstimandOf(protocol), Published = [.. plan.Published.Select(p => new PublishedComparison(p.Outcome, p.Visit, p.Difference, new(p.Lower, p.Upper), p.Source))], FollowUps = plan.ComparesArms ? [.. Later(protocol).Select(visit => VisitOf(protocol, visit))] : [],
            Contrasts = ContrastsOf(protocol), Model = ModelOf(plan),
            // Nobody chooses it: it follows from the text that is locked.
            Seed = ulong.Parse(hash[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Every part of the protocol that decides what is computed. An amendment of something else leaves the lock whole.</summary>
    public static string Text(Protocol protocol) => ComparedDraw.FactorsOf(protocol).ToList() is { Count: > 0 } factors
        ? CanonicalJson.Of(new { protocol.Key, protocol.Analysis, protocol.Estimands, protocol.Outcomes, protocol.Visits, Factors = factors })
        : CanonicalJson.Of(new { protocol.Key, protocol.Analysis, protocol.Estimands, protocol.Outcomes, protocol.Visits });

    /// <summary>What is locked: the protocol's part and what this version adds to it.</summary>
    public string LockedText(Programme programme) => CanonicalJson.Of(new
    {
        Protocol = Text(programme.Protocol),
        Further = FurtherOf(programme.Protocol),
    });

    private FurtherPlan FurtherOf(Protocol protocol)
    {
        var arm = ComparedDraw.ArmsOf(protocol).FirstOrDefault(arm => arm.Code == protocol.Analysis.Treatment);
        return FurtherPlan.Of(protocol, scales.Find(protocol.PrimaryOutcome.Scale), Compared(protocol).Count(), protocol.Offerings.FirstOrDefault(known => known.Code == arm?.Offering));
    }

    private static int PrimaryDay(Protocol protocol) => protocol.Visits.Single(visit => visit.Code == protocol.Analysis.PrimaryVisit).DueDay;

    // Where nothing is compared, no arm's start ends it.
    private static int LastDay(Protocol protocol) => protocol.Analysis.ComparesArms ? PrimaryDay(protocol) : protocol.Visits.Max(visit => visit.DueDay);

    private static IEnumerable<Visit> Compared(Protocol protocol) =>
        protocol.Visits.Where(visit => visit.DueDay > ComparedDraw.BaselineOf(protocol).DueDay && visit.DueDay <= LastDay(protocol)).OrderBy(visit => visit.DueDay);

    private static IEnumerable<Visit> Later(Protocol protocol) =>
        protocol.Visits.Where(visit => visit.DueDay > PrimaryDay(protocol)).OrderBy(visit => visit.DueDay);

    private static EstimandParts? EstimandOf(Protocol protocol) =>
        protocol.Estimands.FirstOrDefault(estimand => estimand.Outcome == protocol.PrimaryOutcome.Scale && estimand.Visit == protocol.Analysis.PrimaryVisit) is { } estimand
            ? new(estimand.Population, estimand.Treatment, $"{Running(protocol.PrimaryOutcome.Label)} {Report.Wording.At(VisitOf(protocol, protocol.Visits.Single(v => v.Code == estimand.Visit)))}", estimand.Summary,
                [.. estimand.IntercurrentEvents.Select(e => new PlannedEvent(e.Event, e.Strategy, e.Handling))])
            : null;

    private static PlannedArm ArmOf(Protocol protocol, ArmCode code) => new(code.Value, Running(ComparedDraw.ArmsOf(protocol).Single(arm => arm.Code == code).Label));

    private static PlannedArm TreatedOf(Protocol protocol) => ArmOf(protocol, protocol.Analysis.ComparesArms ? protocol.Analysis.Treatment : protocol.Arms.Single().Code);

    private static PlannedArm ControlOf(Protocol protocol) => protocol.Analysis.ComparesArms ? ArmOf(protocol, protocol.Analysis.Control) : new("", "");

    private static PlannedModel ModelOf(AnalysisPlan plan) => PlannedModel.Usual with
    {
        Covariance = plan.Covariance is { } covariance ? PlannedModel.Structures[covariance] : PlannedModel.Usual.Covariance,
        Fallback = plan.Fallback is { } fallback ? [.. fallback.Select(structure => PlannedModel.Structures[structure])] : PlannedModel.Usual.Fallback,
        DegreesOfFreedom = plan.DegreesOfFreedom is { } degrees ? PlannedModel.Methods[degrees] : PlannedModel.Usual.DegreesOfFreedom,
    };

    private static PlannedContrasts? ContrastsOf(Protocol protocol)
    {
        var plan = protocol.Analysis;
        var others = ComparedDraw.ArmsOf(protocol).Where(arm => arm.Code != plan.Treatment && arm.Code != plan.Control).Select(arm => ArmOf(protocol, arm.Code)).ToList();
        return !plan.ComparesArms || others.Count == 0 ? null
            : new(others, [.. plan.FurtherContrasts.Select(contrast => new PlannedContrast(ArmOf(protocol, contrast.Treatment), ArmOf(protocol, contrast.Control)))], plan.Multiplicity ?? PlannedContrasts.NotAdjusted);
    }

    private static PlannedCovariate CovariateOf(AllocationFactor factor) => new(MaskedRows.FactorVariable(factor), factor.Code, "", [.. factor.AllLevels()]) { Unknown = AllocationFactor.Missing };

    // Months since the draw.
    private static PlannedVisit VisitOf(Protocol protocol, Visit visit) => new(visit.Code, Running(visit.Label), (visit.DueDay - ComparedDraw.BaselineOf(protocol).DueDay) / DaysPerMonth);

    private static PlannedOutcome OutcomeOf(Outcome outcome) => new(
        outcome.Scale, Running(outcome.Label), outcome.Unit, double.NegativeInfinity, double.PositiveInfinity, outcome.LowerIsBetter, outcome.IsPrimary, Decimals);

    private static string Registration(Protocol protocol) => protocol.Registration is { } r ? $"registered as {r.Number} at {r.Registry}" : "the protocol names no registration";

    // Labels stand inside sentences; one that begins with an abbreviation keeps its capitals.
    public static string Running(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && (char.IsLower(label[1]) || label.StartsWith("A ", StringComparison.Ordinal)) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private static string Wording(string text) => Report.Wording.Sentence(text);
}
