using System.Text.RegularExpressions;
using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>Whether the parts of a protocol fit together. Every problem names the field that would have to change.</summary>
internal sealed partial class ProtocolChecks(Sheet sheet)
{
    private readonly Protocol _protocol = sheet.Protocol;

    public static void Check(Protocol protocol, YamlMap root, ProblemList problems)
    {
        var sheet = new Sheet(protocol, root, problems);
        new ProtocolChecks(sheet).CheckAll();
        new ScheduleChecks(sheet).CheckAll();
        RandomisationChecks.Check(protocol, sheet.Group("randomisation"), problems);
        new OutcomeChecks(sheet).CheckAll();
        new PlanChecks(sheet).CheckAll();
        new BoosterChecks(sheet).CheckAll();
        new SafetyChecks(sheet).CheckAll();
    }

    private void CheckAll()
    {
        CheckCodes();
        CheckAmendment();
        CheckRegistration();
        CheckOfferings();
        CheckCoaches();
        CheckRecords();
        CheckUndecided();
    }

    private void CheckCodes()
    {
        if (!Code().IsMatch(_protocol.Key)) sheet.Note("key", $"\"{_protocol.Key}\" is not a short name.", "Use small letters, digits and hyphens.");
        Unique(sheet.Rows("offerings"), "code", _protocol.Offerings.Select(row => row.Code));
        Unique(sheet.Rows("eligibility"), "code", _protocol.Eligibility.Select(row => row.Code));
        Unique([.. sheet.Rows("arms"), .. sheet.Root.OptionalMap("boosters")?.Rows("arms") ?? []], "code", _protocol.AllArms.Select(row => row.Code.Value));
        Unique(sheet.Rows("visits"), "code", _protocol.Visits.Select(row => row.Code));
        Unique(sheet.Rows("outcomes"), "scale", _protocol.Outcomes.Select(row => row.Scale));
        Unique(sheet.Group("randomisation").Rows("factors"), "code", _protocol.Randomisation.Factors.Select(row => row.Code));
    }

    private void Unique(IReadOnlyList<YamlMap> rows, string key, IEnumerable<string> codes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (code, row) in codes.Zip(rows))
        {
            if (!Code().IsMatch(code)) sheet.Note(row, key, $"\"{code}\" is not a code.", "Use small letters, digits, hyphens and points.");
            if (!seen.Add(code)) sheet.Note(row, key, $"\"{code}\" is there twice.", "Give each entry a code of its own.");
        }
    }

    private void CheckAmendment()
    {
        if (_protocol.Version == 1 && _protocol.Amendment is not null)
            sheet.Note("amendment", "Version 1 amends nothing.", "Remove the group, or write the version that this document is.");
        if (_protocol.Version > 1 && _protocol.Amendment is null)
            sheet.Note("version", $"Version {_protocol.Version} does not say why it replaces the one before.", "Add the group amendment with reason and effectiveOn.");
    }

    private void CheckRegistration()
    {
        if (_protocol.Registration is not { } registration) return;
        var isMalformed = registration.Registry.ToUpperInvariant() switch
        {
            "CLINICALTRIALS.GOV" => !ClinicalTrialsGov().IsMatch(registration.Number),
            "ISRCTN" => !Isrctn().IsMatch(registration.Number),
            _ => false,
        };
        if (isMalformed)
            sheet.Note(sheet.Group("registration"), "number", $"\"{registration.Number}\" is not a number of {registration.Registry}.", "Write it like NCT01234567 or ISRCTN01234567.");
    }

    private void CheckOfferings()
    {
        foreach (var (offering, row) in _protocol.Offerings.Zip(sheet.Rows("offerings")))
        {
            if (offering.Sessions > offering.WindowDays)
                sheet.Note(row, "windowDays", $"{offering.Sessions} sessions do not fit into {offering.WindowDays} days, one a day.", "Give more days, or fewer sessions.");
            if (offering.Kind == "group" && offering.GroupSize is null)
                sheet.Note(row, "kind", "A group without its size.", "Add groupSize: how many participants meet together.");
            if (offering.Kind == Offering.OneToOne && offering.GroupSize is not null)
                sheet.Note(row, "groupSize", "One-to-one has no group.", "Remove groupSize, or write kind: group.");
        }
    }

    private void CheckCoaches()
    {
        var (rules, map) = (_protocol.Coaches, sheet.Group("coaches"));
        var isPaid = rules.Pay == "per-session";
        if (isPaid != rules.RatePerSession > 0)
            sheet.Note(map, "ratePerSession", $"A rate of {rules.RatePerSession} does not go with pay \"{rules.Pay}\".", isPaid ? "Write what a session pays." : "Write 0, or pay: per-session.");
        if (rules.MinutesCredited is not null && rules.Pay != "protected-time")
            sheet.Note(map, "minutesCredited", $"Credited minutes do not go with pay \"{rules.Pay}\".", "Remove them, or write pay: protected-time.");
        foreach (var rule in rules.Never.Where(rule => !CoachRules.Conflicts.Contains(rule)))
            sheet.Note(map, "never", $"\"{rule}\" is not a conflict that is known; nothing would be kept apart by it.", Sheet.OneOf(CoachRules.Conflicts));
        CheckCapacity(map);
    }

    private void CheckRecords()
    {
        if (_protocol.Records is not { } rules) return;
        var map = sheet.Group("records");
        foreach (var kind in rules.Notes.Where(kind => !RecordRules.Kinds.Contains(kind)))
            sheet.Note(map, "notes", $"\"{kind}\" is not a kind of note.", Sheet.OneOf(RecordRules.Kinds));
        if (rules.NotesKeptDays is not null && !rules.KeepsWords)
            sheet.Note(map, "notesKeptDays", "Nothing is kept that could be deleted.", "Name kinds of notes, or remove the days.");
    }

    // With a group one coach takes several at a time; the sum is then not places times coaches.
    private void CheckCapacity(YamlMap map)
    {
        if (_protocol is not { Recruitment: { } recruitment, Coaches.Planned: { } coaches } || _protocol.Offerings.Any(offering => offering.GroupSize is not null)) return;
        var shares = _protocol.Arms.Sum(arm => arm.Ratio);
        var wave = _protocol.Arms.GroupBy(arm => arm.StartsAfterVisit).Max(together => together.Sum(arm => arm.Ratio)) * recruitment.Planned / (double)shares;
        if (_protocol.Randomisation.Places is { } places) wave = places;
        if (wave > coaches * _protocol.Coaches.MostAtOnce)
            sheet.Note(map, "planned", $"{coaches} coaches with {_protocol.Coaches.MostAtOnce} each cannot take the {wave:0} who start together.",
                $"Plan {Math.Ceiling(wave / _protocol.Coaches.MostAtOnce):0} coaches, or fewer participants.");
    }

    private void CheckUndecided()
    {
        foreach (var (decision, row) in _protocol.Undecided.Zip(sheet.Rows("undecided")))
            if (!sheet.Root.Holds(decision.Field)) sheet.Note(row, "field", $"The document has no field \"{decision.Field}\".", "Write its path, like offerings[1].sessions.");
    }

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex("^NCT[0-9]{8}$")]
    private static partial Regex ClinicalTrialsGov();

    [GeneratedRegex("^ISRCTN[0-9]{8}$")]
    private static partial Regex Isrctn();
}
