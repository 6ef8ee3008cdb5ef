using Confrere.Protocols.Contracts;
using Confrere.Protocols.Domain;
using NodaTime;

namespace Confrere.Modules.Tests.Protocols;

/// <summary>What a protocol may state of a drawn booster, and what of it is promised for good.</summary>
public sealed class DrawnBoosterProtocolTests
{
    private static readonly string Text = SampleGallery.Text("booster-at-month-6");
    private static readonly LocalDate Today = new(2026, 3, 2);

    public static TheoryData<string, string, string> Amendments => new()
    {
        { "afterVisit: month-6", "afterVisit: month-3", "boosters.afterVisit cannot be amended" },
        { "blockSizes: [2, 4, 6]", "blockSizes: [2, 4]", "boosters.randomisation.blockSizes cannot be amended" },
        { "startsAfterVisit: month-9", "startsAfterVisit: month-12", "boosters.arms[booster-later].startsAfterVisit cannot be amended" },
    };

    [Theory, MemberData(nameof(Amendments))]
    public void The_second_draw_is_sealed_with_the_first_and_cannot_be_amended(string right, string wrong, string words)
    {
        Text.ShouldContain(right);
        Against(Text.Replace(right, wrong, StringComparison.Ordinal)).ShouldContain(sentence => sentence.Contains(words, StringComparison.Ordinal));
        Against(Text.Replace("Your two further sessions come now.", "Your two further sessions are open.", StringComparison.Ordinal)).ShouldNotContain(sentence => sentence.Contains("cannot be amended", StringComparison.Ordinal));
    }

    [Fact]
    public void A_booster_drawn_before_the_last_arm_has_begun_is_refused()
    {
        var delayed = Text.Replace("    offering: coaching\n    plainWords: Your coaching starts now. Next you choose your coach.\n",
            "    offering: coaching\n    plainWords: Your coaching starts now.\n  - code: delayed\n    label: Later\n    offering: coaching\n    startsAfterVisit: month-6\n    plainWords: Later.\n", StringComparison.Ordinal)
            .Replace("  method: none\n", "  method: permuted-blocks\n  blockSizes: [2, 4]\n", StringComparison.Ordinal);
        var problem = ProtocolDocument.Read(delayed).Problems.ShouldHaveSingleItem();
        problem.Path.ShouldBe("boosters.afterVisit");
        problem.What.ShouldContain("the last arm has only just begun (month-6)");
    }

    [Fact]
    public void A_second_draw_cannot_come_or_go()
    {
        var drawn = ProtocolDocument.Read(Text).Protocol!;
        var everybody = drawn with { Boosters = new(drawn.Boosters!.Offering, drawn.Boosters.AfterVisit, BoosterRules.Everybody) };
        foreach (var (before, next) in new[] { (drawn, everybody), (everybody, drawn) })
            AmendmentRules.Against(before, Today, next with { Version = 2, Amendment = new("It was thought better.", Today, true) }, Today).ShouldContain(sentence => sentence.StartsWith("boosters.who cannot be amended", StringComparison.Ordinal));
    }

    [Fact]
    public void A_booster_that_is_drawn_in_batches_cannot_be_run()
    {
        var reading = ProtocolDocument.Read(Text.Replace("    blockSizes: [2, 4, 6]", "    blockSizes: [2, 4, 6]\n    intake: batches", StringComparison.Ordinal));
        reading.Problems.ShouldBeEmpty();
        reading.Limits.ShouldContain(limit => limit.Path == "boosters.randomisation.intake");
        ProtocolDocument.Read(Text).Limits.ShouldNotContain(limit => limit.Path.StartsWith("boosters", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Against(string changed)
    {
        var (before, after) = (ProtocolDocument.Read(Text).Protocol!, ProtocolDocument.Read(changed));
        Protocol next = after.Protocol ?? throw new InvalidOperationException(string.Join(' ', after.Problems.Select(problem => problem.What)));
        return AmendmentRules.Against(before, Today, next with { Version = 2, Amendment = new("It was thought better.", Today, true) }, Today);
    }
}
