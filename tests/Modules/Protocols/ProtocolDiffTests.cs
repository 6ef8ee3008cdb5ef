using Confrere.Protocols.Domain;

namespace Confrere.Modules.Tests.Protocols;

public sealed class ProtocolDiffTests
{
    private static IReadOnlyList<string> Changes(params string[] replacements) => [.. ProtocolDiff.Between(
        ProtocolDocument.Read(SampleProtocol.Text).Protocol!, ProtocolDocument.Read(SampleProtocol.With(replacements)).Protocol!).Select(change => change.ToString())];

    [Fact]
    public void Layout_comments_and_the_order_of_coded_entries_are_no_difference()
    {
        var lines = SampleProtocol.Text.Replace("# NOT PUBLISHED", "# not published");
        var first = "  - scale: pfi.exhaustion\n    label: Work exhaustion\n    unit: points, 0 to 10\n    better: lower\n";
        lines.ShouldContain(first);
        var moved = lines.Replace(first, "").Replace("outcomes:\n", "outcomes:\n" + first);
        ProtocolDiff.Between(ProtocolDocument.Read(SampleProtocol.Text).Protocol!, ProtocolDocument.Read(moved).Protocol!).ShouldBeEmpty();
    }

    [Fact]
    public void Entries_go_by_their_code() =>
        Changes("sessions: 6", "sessions: 5").ShouldBe(["~ offerings[coaching].sessions: 6 -> 5"]);

    [Fact]
    public void What_is_added_and_what_is_gone_is_said() =>
        Changes("recruitment:\n  planned: 138 ", "registration:\n  registry: ISRCTN\n  number: ISRCTN01234567\n# ").ShouldBe(
            ["- recruitment.planned: 138", "+ registration.number: ISRCTN01234567", "+ registration.registry: ISRCTN"]);

    [Fact]
    public void Lists_of_values_are_compared_whole() =>
        Changes("blockSizes: [2, 4, 6]", "blockSizes: [4, 6]").ShouldBe(["~ randomisation.blockSizes: [2, 4, 6] -> [4, 6]"]);

    [Fact]
    public void Two_events_of_one_estimand_do_not_hide_one_another() =>
        Changes("The answers count; such coaching is noted", "The answers count, and such coaching is noted")
            .ShouldHaveSingleItem().ShouldStartWith("~ estimands[pfi.burnout].intercurrentEvents[coaching from somebody else, therapy or medication].handling:");
}
