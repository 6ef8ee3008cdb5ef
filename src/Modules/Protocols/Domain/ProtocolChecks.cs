using System.Text.RegularExpressions;
using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether the parts of a protocol fit together. Every problem names the field that would have to change.</summary>
internal sealed partial class ProtocolChecks(Protocol protocol, YamlMap root, ProblemList problems)
{
    private readonly ILookup<string, YamlMap> _rows = Rows(root);

    public static void Check(Protocol protocol, YamlMap root, ProblemList problems) => new ProtocolChecks(protocol, root, problems).CheckAll();

    private void CheckAll()
    {
        CheckCodes();
        CheckVisits();
        CheckArms();
        CheckRandomisation();
        CheckOutcomes();
        CheckAnalysis();
        CheckPay();
    }

    private void CheckCodes()
    {
        if (!Code().IsMatch(protocol.Key)) Note(root, "key", $"\"{protocol.Key}\" is not a short name.", "Use small letters, digits and hyphens.");
        Unique("offerings", "code", protocol.Offerings.Select(row => row.Code));
        Unique("eligibility", "code", protocol.Eligibility.Select(row => row.Code));
        Unique("arms", "code", protocol.Arms.Select(row => row.Code.Value));
        Unique("visits", "code", protocol.Visits.Select(row => row.Code));
        Unique("outcomes", "scale", protocol.Outcomes.Select(row => row.Scale));
    }

    private void Unique(string list, string key, IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, row) in codes.Zip(_rows[list]))
        {
            if (!Code().IsMatch(code)) Note(row, key, $"\"{code}\" is not a code.", "Use small letters, digits, hyphens and points.");
            if (!seen.Add(code)) Note(row, key, $"\"{code}\" is there twice.", "Give each entry a code of its own.");
        }
    }

    private void CheckVisits()
    {
        var baselines = protocol.Visits.Count(visit => visit.IsBaseline);
        if (baselines != 1) Note(root, "visits", $"{baselines} visits are marked baseline.", "Mark exactly one with \"baseline: yes\".");
        var later = protocol.Visits.Zip(_rows["visits"]).Where(pair => !pair.First.IsBaseline).OrderBy(pair => pair.First.DueDay).ToList();
        foreach (var (visit, row) in later.Where(pair => pair.First.DueDay == 0))
            Note(row, "dueDay", "It is due on the day of allocation.", "Only the baseline can be; write the day after allocation.");
        foreach (var ((before, _), (visit, row)) in later.Zip(later.Skip(1)))
            if (visit.DueDay - visit.OpensDaysBefore <= before.DueDay + before.ClosesDaysAfter)
                Note(row, "opensDaysBefore", $"Its window opens before that of {before.Code} has closed.", "Move the visits apart or shorten a window.");
    }

    private void CheckArms()
    {
        foreach (var (arm, row) in protocol.Arms.Zip(_rows["arms"]))
        {
            if (protocol.Offerings.All(offering => offering.Code != arm.Offering))
                Note(row, "offering", $"There is no offering \"{arm.Offering}\".", Known(protocol.Offerings.Select(offering => offering.Code)));
            if (arm.StartsAfterVisit is { } visit && protocol.Visits.All(known => known.Code != visit || known.IsBaseline))
                Note(row, "startsAfterVisit", $"There is no visit \"{visit}\" after baseline.", Known(FollowUps()));
        }
        if (!protocol.Arms.Any(arm => arm.StartsAtOnce))
            Note(root, "arms", "No arm starts at once.", "Leave out startsAfterVisit in one of them.");
    }

    private void CheckRandomisation()
    {
        var map = root.Map("randomisation")!;
        RandomisationChecks.Check(protocol, map, problems);
        Unique("factors", "code", protocol.Randomisation.Factors.Select(row => row.Code));
    }

    private void CheckOutcomes()
    {
        var primaries = protocol.Outcomes.Count(outcome => outcome.IsPrimary);
        if (primaries != 1) Note(root, "outcomes", $"{primaries} outcomes are marked primary.", "Mark exactly one with \"primary: yes\".");
        foreach (var (outcome, row) in protocol.Outcomes.Zip(_rows["outcomes"]))
            if (!protocol.Visits.Any(visit => Measures(visit, outcome)))
                Note(row, "scale", $"No visit measures \"{outcome.Scale}\".", "Write it as instrument.scale, with an instrument of a visit.");
    }

    private void CheckAnalysis()
    {
        var map = root.Map("analysis")!;
        CheckArmOfPlan(map, "treatment", protocol.Analysis.Treatment);
        CheckArmOfPlan(map, "control", protocol.Analysis.Control);
        if (protocol.Analysis.Treatment == protocol.Analysis.Control)
            Note(map, "control", "Treatment and control are the same arm.", "Name two different arms.");
        var visit = protocol.Visits.FirstOrDefault(known => known.Code == protocol.Analysis.PrimaryVisit);
        if (visit is null || visit.IsBaseline)
            Note(map, "primaryVisit", $"There is no visit \"{protocol.Analysis.PrimaryVisit}\" after baseline.", Known(FollowUps()));
        else CheckPrimaryVisit(map, visit);
        foreach (var covariate in protocol.Analysis.Covariates.Where(covariate => covariate != "baseline" && !protocol.Randomisation.Strata.Contains(covariate)))
            Note(map, "covariates", $"\"{covariate}\" is neither the baseline value nor a stratum.", "Write baseline, or the name of a stratum.");
    }

    private void CheckPrimaryVisit(YamlMap map, Visit visit)
    {
        if (protocol.Outcomes.SingleOrDefault(outcome => outcome.IsPrimary) is { } primary && !Measures(visit, primary))
            Note(map, "primaryVisit", $"{visit.Code} does not measure the primary outcome {primary.Scale}.", "Add its instrument to the visit.");
        var control = protocol.Arms.FirstOrDefault(arm => arm.Code == protocol.Analysis.Control);
        var opens = protocol.Visits.FirstOrDefault(known => known.Code == control?.StartsAfterVisit);
        if (opens is not null && opens.DueDay < visit.DueDay)
            Note(map, "primaryVisit", $"The control arm starts after {opens.Code}, before it is compared at {visit.Code}.",
                "Compare no later than the visit that opens the control arm's offering.");
    }

    private void CheckArmOfPlan(YamlMap map, string key, ArmCode code)
    {
        if (protocol.Arms.All(arm => arm.Code != code)) Note(map, key, $"There is no arm \"{code}\".", Known(protocol.Arms.Select(arm => arm.Code.Value)));
    }

    private void CheckPay()
    {
        var isPaid = protocol.Coaches.Pay == "per-session";
        if (isPaid != protocol.Coaches.RatePerSession > 0)
            Note(root.Map("coaches")!, "ratePerSession", $"A rate of {protocol.Coaches.RatePerSession} does not go with pay \"{protocol.Coaches.Pay}\".",
                isPaid ? "Write what a session pays." : "Write 0, or pay: per-session.");
    }

    private IEnumerable<string> FollowUps() => protocol.Visits.Where(visit => !visit.IsBaseline).Select(visit => visit.Code);

    private static bool Measures(Visit visit, Outcome outcome) => visit.Instruments.Contains(outcome.Scale.Split('.')[0]);

    private static string Known(IEnumerable<string> codes) => $"Write one of {string.Join(", ", codes)}.";

    private void Note(YamlMap map, string key, string what, string remedy) => problems.Add(map.LineOf(key), map.PathOf(key), what, remedy);

    private static ILookup<string, YamlMap> Rows(YamlMap root) =>
        new[] { "offerings", "eligibility", "arms", "visits", "outcomes" }
            .SelectMany(list => root.Rows(list).Select(row => (list, row)))
            .Concat(root.OptionalMap("randomisation")?.Rows("factors").Select(row => ("factors", row)) ?? []).ToLookup(pair => pair.Item1, pair => pair.Item2);

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex Code();
}
