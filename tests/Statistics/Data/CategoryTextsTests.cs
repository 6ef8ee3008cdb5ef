using System.Text;
using Confrere.Statistics.Data;
using CsCheck;

namespace Confrere.Statistics.Tests.Data;

/// <summary>Numbered texts against a dictionary of the base library.</summary>
public sealed class CategoryTextsTests
{
    [Fact]
    public void Texts_are_numbered_in_the_order_they_come() => Gen.String[Gen.Char["ab01é"], 0, 20].Array[1, 3000].Sample(texts =>
    {
        var (known, mine) = (new Dictionary<string, int>(StringComparer.Ordinal), new CategoryTexts());
        foreach (var text in texts)
        {
            var isFirst = known.TryAdd(text, known.Count);
            mine.CodeOf(Encoding.UTF8.GetBytes(text), out var isNew).ShouldBe(known[text]);
            isNew.ShouldBe(isFirst);
        }
        mine.Count.ShouldBe(known.Count);
        foreach (var (text, code) in known) (mine[code], mine.IndexOf(text)).ShouldBe((text, code));
        mine.IndexOf("never came").ShouldBe(-1);
    }, iter: 50);

    [Fact]
    public void A_hundred_thousand_texts_are_told_apart()
    {
        var texts = new CategoryTexts();
        for (var i = 0; i < 100_000; i++) texts.CodeOf(Encoding.UTF8.GetBytes($"{i}"), out _).ShouldBe(i);
        for (var i = 0; i < 100_000; i += 997) texts.IndexOf($"{i}").ShouldBe(i);
    }

    [Fact]
    public void Levels_stand_in_the_order_given_and_are_a_factors()
    {
        var texts = new CategoryTexts();
        foreach (var text in new[] { "b", "a", "c" }) texts.CodeOf(Encoding.UTF8.GetBytes(text), out _);
        var factor = FactorColumn.FromCodes("arm", [0, 2, FactorColumn.Missing, 1], texts.InOrder([1, 0, 2]));
        factor.Levels.ShouldBe(["a", "b", "c"]);
        (factor[0], factor[1], factor[2], factor[3]).ShouldBe(("a", "c", null, "b"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 1, 3)]
    [InlineData(0, 1, -1)]
    public void An_order_that_is_not_of_all_texts_is_refused(params int[] order)
    {
        var texts = new CategoryTexts();
        foreach (var text in new[] { "b", "a", "c" }) texts.CodeOf(Encoding.UTF8.GetBytes(text), out _);
        Should.Throw<ArgumentException>(() => texts.InOrder(order));
    }
}
