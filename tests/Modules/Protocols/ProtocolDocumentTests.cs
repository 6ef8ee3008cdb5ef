using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;
using NodaTime;

namespace Confrere.Modules.Tests.Protocols;

public sealed class ProtocolDocumentTests
{
    [Fact]
    public void Reads_the_sample_protocol()
    {
        var reading = ProtocolDocument.Read(SampleProtocol.Text);
        reading.Problems.ShouldBeEmpty();
        var protocol = reading.Protocol!;
        protocol.Key.ShouldBe("peer-coaching-6x3");
        protocol.Offerings.Single().ShouldSatisfyAllConditions(offering => offering.Sessions.ShouldBe(6), offering => offering.WindowDays.ShouldBe(92));
        protocol.Arms.Select(arm => (arm.Code.Value, arm.Ratio, arm.StartsAfterVisit)).ShouldBe([("immediate", 1, null), ("delayed", 1, "month-3")]);
        protocol.Randomisation.BlockSizes.ShouldBe([2, 4, 6]);
        protocol.Baseline.Code.ShouldBe("baseline");
        protocol.Visits.Select(visit => visit.Code).ShouldBe(["baseline", "month-3", "month-6"]);
        protocol.PrimaryOutcome.ShouldSatisfyAllConditions(
            outcome => outcome.Scale.ShouldBe("pfi.burnout"), outcome => outcome.LowerIsBetter.ShouldBeTrue(), outcome => outcome.Unit.ShouldBe("points, 0 to 10"));
        protocol.Outcomes.Single(outcome => outcome.Scale == "pfi.fulfilment").LowerIsBetter.ShouldBeFalse();
        protocol.Analysis.ShouldSatisfyAllConditions(
            plan => plan.Method.ShouldBe("ancova-hc3"), plan => plan.Treatment.ShouldBe(new ArmCode("immediate")), plan => plan.ConfidenceLevel.ShouldBe(0.95));
        protocol.Coaches.MostAtOnce.ShouldBe(3);
        protocol.Disclosure.SmallestCell.ShouldBe(11);
        protocol.Consent.IsSample.ShouldBeTrue();
        protocol.Registration.ShouldBeNull();
        protocol.Recruitment!.Planned.ShouldBe(138);
        protocol.Estimands[0].IntercurrentEvents.Count.ShouldBe(3);
        protocol.Visits.ShouldAllBe(visit => visit.RemindDays.SequenceEqual(new[] { 1 }));
        protocol.Undecided.Count.ShouldBe(6);
        reading.Limits.ShouldBeEmpty();
        reading.CanRun.ShouldBeTrue();
    }

    [Theory]
    [InlineData("method: permuted-blocks", "method: permuted-blocks", "strata: []", "strata: [strain]\n" + Strain)]
    [InlineData("method: permuted-blocks", "method: simple", "blockSizes: [2, 4, 6]", "blockSizes: []")]
    [InlineData("method: permuted-blocks", "method: minimisation\n  minimisation:\n    measure: range\n    best: 0.8\n" + Strain, "blockSizes: [2, 4, 6]", "blockSizes: []")]
    public void What_allocation_draws_can_be_run(string right, string other, string right2, string other2)
    {
        // Shuffling within blocks and strata does not repeat a list by minimisation, so such a plan has no test of that kind.
        var reading = ProtocolDocument.Read(SampleProtocol.With(right, other, right2, other2, "    draws: 20000\n", other.Contains("minimisation") ? "" : "    draws: 20000\n"));
        reading.Problems.ShouldBeEmpty();
        reading.CanRun.ShouldBeTrue();
    }

    [Fact]
    public void A_round_does_not_wait_for_coach_hours()
    {
        var reading = ProtocolDocument.Read(SampleProtocol.With("strata: []", "strata: []\n  intake: batches", "mostAtOnce: 3 ", "startWithinDays: 30\n  mostAtOnce: 3 "));
        reading.Problems.ShouldBeEmpty();
        reading.CanRun.ShouldBeFalse();
        reading.Limits.ShouldHaveSingleItem().Path.ShouldBe("coaches.startWithinDays");
    }

    [Fact]
    public void Where_nothing_is_drawn_nobody_waits_for_coach_hours()
    {
        var reading = ProtocolDocument.Read(SampleGallery.Text("open-programme").Replace("  mostAtOnce: 3\n", "  mostAtOnce: 3\n  startWithinDays: 30\n", StringComparison.Ordinal));
        reading.Problems.ShouldBeEmpty();
        reading.Limits.ShouldHaveSingleItem().Path.ShouldBe("coaches.startWithinDays");
    }

    [Fact]
    public void A_lottery_draws_between_now_and_later()
    {
        var reading = ProtocolDocument.Read(SampleGallery.Text("lottery-for-places").Replace("    startsAfterVisit: month-3\n", "", StringComparison.Ordinal));
        reading.Problems.ShouldContain(problem => problem.Path == "randomisation.method" && problem.What.Contains("a place now and a place later"));
    }

    [Fact]
    public void Reads_a_registration_with_its_date() =>
        ProtocolDocument.Read(SampleProtocol.Approved("2026-01-15")).Protocol!.Registration!.Date.ShouldBe(new LocalDate(2026, 1, 15));

    public static TheoryData<string, string, string, string, string> Mistakes => new()
    {
        { "version: 1", "version: one", "version", "not a whole number", "version:" },
        { "sessions: 6", "sessions: 0", "offerings[1].sessions", "not a whole number from 1", "sessions:" },
        { "admits: no\n    reasonIfNot: Coaches", "admits: maybe\n    reasonIfNot: Coaches", "eligibility[4].admits", "neither yes nor no", "admits: maybe" },
        { "    ratio: 1\n    offering: coaching\n    startsAfterVisit", "    ratio: 1\n    offering: gym\n    startsAfterVisit", "arms[2].offering", "no offering \"gym\"", "offering: gym" },
        { "startsAfterVisit: month-3", "startsAfterVisit: month-4", "arms[2].startsAfterVisit", "no visit \"month-4\"", "month-4" },
        { "    startsAfterVisit: month-3", "    startAfterVisit: month-3", "arms[2].startAfterVisit", "Did you mean startsAfterVisit?", "startAfterVisit" },
        { "blockSizes: [2, 4, 6]", "blockSizes: [2, 3]", "randomisation.blockSizes", "block of 3 cannot hold the ratio 1:1", "blockSizes" },
        { "blockSizes: [2, 4, 6]", "blockSizes: [4]", "randomisation.blockSizes", "can be guessed", "blockSizes" },
        { "method: permuted-blocks", "method: coin", "randomisation.method", "\"coin\" is not known", "method: coin" },
        { "code: month-6 ", "code: month-3 ", "visits[3].code", "is there twice", "code: month-3  " },
        { "closesDaysAfter: 21", "closesDaysAfter: 90", "visits[3].opensDaysBefore", "opens before that of month-3 has closed", "opensDaysBefore: 7\n    closesDaysAfter: 28" },
        { "    primary: yes\n", "", "outcomes", "0 outcomes are marked primary", "- scale: pfi.burnout" },
        { "scale: pfi.fulfilment", "scale: uwes.total", "outcomes[4].scale", "No visit measures", "uwes.total" },
        { "control: delayed", "control: immediate", "analysis.control", "same arm", "control: immediate" },
        { "primaryVisit: month-3", "primaryVisit: month-6", "analysis.primaryVisit", "before it is compared", "primaryVisit: month-6" },
        { "primaryVisit: month-3", "primaryVisit: baseline", "analysis.primaryVisit", "no visit \"baseline\" after baseline", "primaryVisit: baseline" },
        { "covariates: [baseline]", "covariates: [age]", "analysis.covariates", "neither the baseline value nor a factor", "covariates: [age]" },
        { "confidence: 0.95", "confidence: 95", "analysis.confidence", "not a number between", "confidence: 95" },
        { "pay: protected-time", "pay: per-session", "coaches.ratePerSession", "does not go with pay", "ratePerSession" },
        { "smallestCell: 11", "smallestCell: 5", "disclosure.smallestCell", "from 11", "smallestCell: 5" },
        { "key: peer-coaching-6x3", "key: Peer Coaching", "key", "not a short name", "key: Peer" },
        // The calendar.
        { "dueDay: 92", "dueDay: 5", "visits[2].opensDaysBefore", "on or before the day of allocation", "opensDaysBefore: 7" },
        { "closesDaysAfter: 21", "closesDaysAfter: 21\n    remindDays: [3, 22]", "visits[2].remindDays", "when the window has shut", "remindDays" },
        { "closesDaysAfter: 21", "closesDaysAfter: 21\n    remindDays: [1, 2, 3, 4, 5, 6]", "visits[2].remindDays", "There are 6 reminders", "remindDays" },
        { "closesDaysAfter: 21", "closesDaysAfter: 21\n    remindDays: [7, 3]", "visits[2].remindDays", "do not follow one another", "remindDays" },
        { "sessions: 6", "sessions: 93", "offerings[1].windowDays", "93 sessions do not fit into 92 days", "windowDays" },
        { "dueDay: 92\n    opensDaysBefore: 7\n    closesDaysAfter: 21\n    instruments: [pfi]", "dueDay: 92\n    opensDaysBefore: 7\n    closesDaysAfter: 21\n    instruments: [pfj]", "visits[2].instruments", "no instrument \"pfj\"", "[pfj]" },
        // What is offered.
        { "kind: one-to-one", "kind: hypnosis", "offerings[1].kind", "not known", "kind: hypnosis" },
        { "kind: one-to-one", "kind: group", "offerings[1].kind", "without its size", "kind: group" },
        // Outcomes and estimands.
        { "scale: pfi.exhaustion", "scale: pfi.tiredness", "outcomes[3].scale", "No visit measures \"pfi.tiredness\"", "pfi.tiredness" },
        { "better: higher", "better: lower", "outcomes[4].better", "higher is better, says its instrument", "better: lower\n\nestimands" },
        { "unit: points, 0 to 10\n    better: higher", "unit: points, 0 to 4\n    better: higher", "outcomes[4].unit", "yields pfi.fulfilment in \"points, 0 to 10\"", "unit: points, 0 to 4" },
        { "outcome: pfi.burnout\n    visit: month-3", "outcome: pfi.burnout\n    visit: month-6", "estimands[1].visit", "nobody is left to compare with", "visit: month-6" },
        { "outcome: pfi.burnout\n", "outcome: pfi.exhaustion\n", "estimands", "No estimand is of pfi.burnout at month-3", "- outcome: pfi.exhaustion" },
        { "    strategy: treatment-policy\n        handling: As", "    strategy: as-treated\n        handling: As", "estimands[2].intercurrentEvents[1].strategy", "not known", "strategy: as-treated" },
        // A plan that the design cannot answer.
        { "method: ancova-hc3", "method: mmrm", "analysis.method", "needs two visits or more", "method: mmrm" },
        { "method: ancova-hc3", "method: paired-change", "analysis.method", "compares no arms", "method: paired-change" },
        { "windowDays: 92", "windowDays: 120", "analysis.primaryVisit", "ends on day 120, after month-3 has closed on day 113", "primaryVisit" },
        { "treatment: immediate\n  control: delayed", "treatment: delayed\n  control: immediate", "analysis.primaryVisit", "the arm \"delayed\" has not been given anything", "primaryVisit" },
        { "confidence: 0.95", "confidence: 0.95\n  furtherContrasts:\n    - treatment: immediate\n      control: waiting", "analysis.furtherContrasts[1].control", "no arm \"waiting\"", "control: waiting" },
        { "confidence: 0.95", "confidence: 0.95\n  multiplicity: holm", "analysis.multiplicity", "no multiplicity", "multiplicity: holm" },
        // Randomisation.
        { "method: permuted-blocks", "method: lottery", "randomisation.places", "goes with the method lottery", "method: lottery" },
        { "method: permuted-blocks ", "method: none ", "arms", "nothing draws between them", "- code: immediate" },
        { "blockSizes: [2, 4, 6]\n  strata: []", "blockSizes: [2, 50]\n  strata: [strain]\n" + Strain, "randomisation.strata", "138 participants over 3 strata are 46 in each: too thin", "strata: [strain]" },
        { "strata: []", "strata: [site]", "randomisation.strata", "no factor \"site\"", "strata: [site]" },
        // The rest.
        { "version: 1", "version: 2", "version", "does not say why it replaces", "version: 2" },
        { "mostAtOnce: 3 ", "planned: 10\n  mostAtOnce: 3 ", "coaches.planned", "Plan 23 coaches", "planned: 10" },
        { "never: [supervisor,", "never: [superviser,", "coaches.never", "not a conflict that is known", "never: [superviser" },
        { "field: coaches.pay", "field: coaches.wage", "undecided[6].field", "no field \"coaches.wage\"", "field: coaches.wage" },
    };

    // Three strata of 138 people fill blocks of 6, and not one of 50.
    private const string Strain = "  factors:\n    - code: strain\n      value: pfi.burnout\n      levels:\n        - code: low\n          below: 2\n        - code: middle\n          below: 4\n        - code: high";

    [Theory, MemberData(nameof(Mistakes))]
    public void Says_what_is_wrong_and_where(string right, string wrong, string path, string words, string lineOf)
    {
        var document = SampleProtocol.With(right, wrong);
        var reading = ProtocolDocument.Read(document);
        reading.IsSound.ShouldBeFalse();
        var problem = reading.Problems.First(problem => problem.Path == path);
        $"{problem.What} {problem.Remedy}".ShouldContain(words);
        problem.Line.ShouldBe(Line(document, lineOf));
    }

    [Fact]
    public void Says_everything_that_is_wrong_at_once_in_the_order_of_the_document()
    {
        var reading = ProtocolDocument.Read(SampleProtocol.With("version: 1", "version: x", "sessions: 6", "sessions: many", "confidence: 0.95", "confidense: 0.95"));
        reading.Problems.Select(problem => problem.Path)
            .ShouldBe(["version", "offerings[1].sessions", "analysis.confidence", "analysis.confidense"], ignoreOrder: true);
        reading.Problems.Select(problem => problem.Line).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("", "not one YAML document")]
    [InlineData("- a\n- b", "not one YAML document")]
    [InlineData("key: a\nkey: b", "not YAML")]
    [InlineData("key: [a", "not YAML")]
    [InlineData("a: &x [*x, *x]\nkey: b", "")]
    [InlineData("key: a\n---\nkey: b", "not one YAML document")]
    public void Refuses_what_is_no_protocol_at_all(string document, string words)
    {
        var reading = ProtocolDocument.Read(document);
        reading.IsSound.ShouldBeFalse();
        reading.Problems[0].What.ShouldContain(words);
    }

    [Fact]
    public void Every_field_that_is_left_out_is_named()
    {
        // Each of the document's own fields in turn: without it there is a problem, and the first one is about that field.
        foreach (var field in new[] { "key", "title", "version", "summary", "offerings", "eligibility", "consent", "arms", "randomisation", "visits", "outcomes", "estimands", "analysis", "coaches", "disclosure" })
        {
            var lines = SampleProtocol.Text.Split('\n').ToList();
            var from = lines.FindIndex(line => line.StartsWith($"{field}:", StringComparison.Ordinal));
            var to = lines.FindIndex(from + 1, line => line.Length > 0 && line[0] is not (' ' or '#'));
            var rest = lines[..from].Concat(to < 0 ? [] : lines[to..]);
            ProtocolDocument.Read(string.Join('\n', rest)).Problems.ShouldContain(problem => problem.Path == field && problem.What == "It is missing.");
        }
    }

    private static int Line(string document, string piece)
    {
        var at = document.IndexOf(piece, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return 1 + document[..at].Count(letter => letter == '\n');
    }

    [Fact]
    public void Says_which_answers_show_help_and_whose()
    {
        var safety = ProtocolDocument.Read(SampleProtocol.WithHelp()).Protocol!.Safety!;
        safety.Answers.ShouldBe([new("phq2", "low-mood", SafetyRules.AtOnce)]);
        safety.Contacts.ShouldBe([new("Physicians' helpline", "+44 20 7946 0000", "https://help.example", "Day and night. They tell nobody.")]);
    }

    [Theory]
    [InlineData("rule: low-mood", "rule: high-mood", "visits[1].instruments: phq2 has the safety rule \"low-mood\"|safety.answers[1].rule: phq2 has no safety rule \"high-mood\". Write low-mood.")]
    [InlineData("- instrument: phq2", "- instrument: pfi", "safety.answers[1].rule: pfi has no safety rule \"low-mood\". Remove the entry.")]
    [InlineData("- instrument: phq2", "- instrument: svs", "safety.answers[1].instrument: No visit asks \"svs\".")]
    [InlineData("shows: at-once", "shows: later", "safety.answers[1].shows: \"later\" is not known. Write one of at-once, when-sent.")]
    [InlineData("phone: +44 20 7946 0000", "phone: ask at the desk", "safety.contacts[1].phone: \"ask at the desk\" cannot be dialled.")]
    [InlineData("page: https://help.example", "page: http://help.example", "safety.contacts[1].page: \"http://help.example\" is not the address of a page.")]
    [InlineData("      phone: +44 20 7946 0000\n      page: https://help.example\n", "", "safety.contacts[1].who: \"Physicians' helpline\" cannot be reached.")]
    public void Help_that_would_not_be_shown_or_could_not_be_reached_is_a_problem(string right, string wrong, string problems)
    {
        var document = SampleProtocol.WithHelp();
        document.ShouldContain(right);
        var found = ProtocolDocument.Read(document.Replace(right, wrong, StringComparison.Ordinal)).Problems.Select(problem => problem.ToString()).ToList();
        foreach (var expected in problems.Split('|'))
        {
            var (path, words) = (expected[..expected.IndexOf(':')], expected[(expected.IndexOf(':') + 2)..]);
            found.ShouldContain(problem => problem.Contains(path, StringComparison.Ordinal) && problem.Contains(words, StringComparison.Ordinal), expected);
        }
    }

    [Fact]
    public void An_instrument_with_a_safety_rule_is_not_asked_in_silence() =>
        ProtocolDocument.Read(SampleProtocol.With("instruments: [pfi]", "instruments: [pfi, phq2]")).Problems.Select(problem => problem.Path)
            .ShouldBe(["visits[1].instruments", "visits[2].instruments", "visits[3].instruments"]);
}
