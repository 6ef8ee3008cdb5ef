namespace Confrere.Statistics.Tests;

public sealed class AgreementTests
{
    [Theory]
    [InlineData(1.0001, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(1e-12, 0)]
    public void ShouldAgree_rejects_what_differs(double value, double expected) =>
        Should.Throw<ShouldAssertException>(() => value.ShouldAgree(expected, 1e-6));

    [Theory]
    [InlineData(1.1, 1)]
    [InlineData(double.NaN, 0)]
    public void ShouldBeNear_rejects_what_differs(double value, double expected) =>
        Should.Throw<ShouldAssertException>(() => value.ShouldBeNear(expected, 0.01));

    [Fact]
    public void Both_accept_what_agrees()
    {
        (1 + 1e-9).ShouldAgree(1, 1e-8);
        double.PositiveInfinity.ShouldAgree(double.PositiveInfinity, 1e-8);
        1.005.ShouldBeNear(1, 0.01);
    }
}
