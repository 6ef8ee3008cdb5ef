using Confrere.Coaching.Domain;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

public sealed class ThemeBatchTests
{
    private const int Cell = 11;

    [Fact]
    public void Sessions_are_told_together_once_twice_the_cell_was_present_and_a_full_batch_never_changes()
    {
        var sessions = Enumerable.Range(1, 7).Select(day => Session(day, present: 8, staffing: 4)).ToList();
        var (early, waiting) = ThemeBatch.Of(sessions.Take(4), Cell);
        early.ShouldHaveSingleItem().Present.ShouldBe(24);
        waiting.ShouldBe(1);
        var (later, left) = ThemeBatch.Of(sessions, Cell);
        later.Count.ShouldBe(2);
        left.ShouldBe(1);
        (later[0].From, later[0].Until, later[0].Sessions).ShouldBe((early[0].From, early[0].Until, early[0].Sessions));
        later[0].Raised.ShouldBe(early[0].Raised);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(10, null)]
    [InlineData(11, 11)]
    [InlineData(13, 13)]
    [InlineData(14, null)]
    [InlineData(23, null)]
    [InlineData(24, 24)]
    public void A_count_is_shown_when_neither_it_nor_who_is_left_is_small(int raised, int? shown) =>
        ThemeBatch.Of([Session(1, present: 24, staffing: raised)], Cell).Full.Single().Shown(Theme.Staffing, Cell).ShouldBe(shown);

    private static Heard Session(int day, int present, int staffing) => new(new(2026, 3, day), present, new Dictionary<Theme, int> { [Theme.Staffing] = staffing });
}
