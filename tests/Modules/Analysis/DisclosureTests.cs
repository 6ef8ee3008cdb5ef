using Confrere.Analysis.Domain.Release;

namespace Confrere.Modules.Tests.Analysis;

public sealed class DisclosureTests
{
    [Theory]
    [InlineData(11, "11 to 19")]
    [InlineData(19, "11 to 19")]
    [InlineData(20, "20 to 29")]
    [InlineData(67, "60 to 69")]
    public void Shows_a_count_as_a_band(int count, string band) => new Disclosure(11).Band(count).ShouldBe(band);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void Never_shows_a_small_group(int count)
    {
        new Disclosure(11).Admits(50, count).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => new Disclosure(11).Band(count));
    }

    [Fact]
    public void A_protocol_can_ask_for_more_but_not_for_less()
    {
        new Disclosure(5).SmallestCell.ShouldBe(11);
        new Disclosure(20).Admits(19).ShouldBeFalse();
        new Disclosure(15).Band(16).ShouldBe("15 to 19");
    }
}
