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
        { "covariates: [baseline]", "covariates: [age]", "analysis.covariates", "neither the baseline value nor a stratum", "covariates: [age]" },
        { "confidence: 0.95", "confidence: 95", "analysis.confidence", "not a number between", "confidence: 95" },
        { "pay: protected-time", "pay: per-session", "coaches.ratePerSession", "does not go with pay", "ratePerSession" },
        { "smallestCell: 11", "smallestCell: 5", "disclosure.smallestCell", "from 11", "smallestCell: 5" },
        { "key: peer-coaching-6x3", "key: Peer Coaching", "key", "not a short name", "key: Peer" },
    };

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
        foreach (var field in new[] { "key", "title", "version", "summary", "offerings", "eligibility", "consent", "arms", "randomisation", "visits", "outcomes", "analysis", "coaches", "disclosure" })
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
}
