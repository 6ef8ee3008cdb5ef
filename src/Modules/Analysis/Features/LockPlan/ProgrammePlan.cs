using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Plan;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;

namespace Confrere.Analysis.Features.LockPlan;

/// <summary>
/// A protocol's plan in the form that the analysis carries out. Only visits up to the primary one are compared: after it the waiting arm
/// is coached as well, and a later difference would no longer be one against no coaching.
/// </summary>
internal static class ProgrammePlan
{
    private const double DaysPerMonth = 30.4375;
    private const int Decimals = 2;
    private const string OwnBaseline = "baseline";

    public static Result<TrialPlan> Of(Programme programme)
    {
        var (protocol, plan) = (programme.Protocol, programme.Protocol.Analysis);
        if (plan.Method != TrialPlan.AncovaHc3) return new MethodIsUnknown(plan.Method);
        if (plan.Covariates.FirstOrDefault(covariate => covariate != OwnBaseline) is { } unknown) return new CovariateIsUnknown(unknown);
        var place = $"protocol {protocol.Key}, version {protocol.Version}";
        return new TrialPlan(
            programme.Name == protocol.Title ? protocol.Title : $"{protocol.Title}: {programme.Name}", $"Programme {programme.Name}, run by {place}; {Registration(protocol)}.", null, plan.Estimand.Trim(),
            Sentence(plan.AnalysisSet), plan.Method, plan.ConfidenceLevel, ArmOf(protocol, plan.Treatment), ArmOf(protocol, plan.Control),
            VisitOf(protocol.Baseline) with { Months = 0 }, [.. Compared(protocol).Select(VisitOf)], [.. protocol.Outcomes.Select(OutcomeOf)], [],
            plan.PrimaryVisit, FrozenDataset.HashOf(Text(protocol)), new Dictionary<string, string> { ["analysis.method"] = place });
    }

    /// <summary>What is locked: every part of the protocol that decides what is computed. An amendment of something else leaves the lock whole.</summary>
    public static string Text(Protocol protocol) => CanonicalJson.Of(new { protocol.Key, protocol.Analysis, protocol.Estimands, protocol.Outcomes, protocol.Visits });

    private static IEnumerable<Visit> Compared(Protocol protocol)
    {
        var last = protocol.Visits.Single(visit => visit.Code == protocol.Analysis.PrimaryVisit).DueDay;
        return protocol.Visits.Where(visit => !visit.IsBaseline && visit.DueDay <= last).OrderBy(visit => visit.DueDay);
    }

    private static PlannedArm ArmOf(Protocol protocol, ArmCode code) => new(code.Value, Running(protocol.Arms.Single(arm => arm.Code == code).Label));

    private static PlannedVisit VisitOf(Visit visit) => new(visit.Code, Running(visit.Label), visit.DueDay / DaysPerMonth);

    private static PlannedOutcome OutcomeOf(Outcome outcome) => new(
        outcome.Scale, Running(outcome.Label), outcome.Unit, double.NegativeInfinity, double.PositiveInfinity, outcome.LowerIsBetter, outcome.IsPrimary, Decimals);

    private static string Registration(Protocol protocol) => protocol.Registration is { } r ? $"registered as {r.Number} at {r.Registry}" : "the protocol names no registration";

    // Labels stand inside sentences; one that begins with an abbreviation keeps its capitals.
    private static string Running(string label) =>
        label.Length > 1 && char.IsUpper(label[0]) && char.IsLower(label[1]) ? char.ToLowerInvariant(label[0]) + label[1..] : label;

    private static string Sentence(string text) => text.Trim() is var trimmed && trimmed.Length > 0 ? char.ToUpperInvariant(trimmed[0]) + trimmed[1..].TrimEnd('.') + "." : text;
}
