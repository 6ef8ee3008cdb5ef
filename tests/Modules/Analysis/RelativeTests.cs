namespace Confrere.Modules.Tests.Analysis;

public sealed class RelativeTests
{
    [Theory]
    [InlineData(1.0001)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(null)]
    public void Rejects_what_differs(double? value) => Should.Throw<ShouldAssertException>(() => value.ShouldAgree(1, 1e-6, "it"));

    [Fact]
    public void Accepts_what_agrees() => ((double?)(1 + 1e-9)).ShouldAgree(1, 1e-8, "it");
}
