using Confrere.Statistics.Power;

namespace Confrere.Statistics.Tests.Power;

public sealed class AncovaPowerTests
{
    // Tolerance of the case power_closed in reference/README.md.
    private const double Tolerance = 1e-8;

    [Fact]
    public void Power_and_sample_size_agree_with_R_power_closed()
    {
        foreach (var row in Reference.Expected("power_closed").At("results", "ancova").EnumerateArray())
        {
            double Value(string name) => row.GetProperty(name).Number();
            AncovaPower.Power((int)Value("n1"), (int)Value("n2"), Value("d"), Value("r")).ShouldAgree(Value("power"), Tolerance, "power");
            AncovaPower.PerArm(Value("d"), Value("r"), 0.8).ShouldBe((int)Value("n_per_arm_80"));
            AncovaPower.PerArm(Value("d"), Value("r"), 0.9).ShouldBe((int)Value("n_per_arm_90"));
        }
    }

    [Fact]
    public void Power_without_a_difference_is_the_level_of_the_test() => AncovaPower.Power(40, 50, 0, 0.5, 0.05).ShouldBeNear(0.05, 1e-12);

    [Fact]
    public void The_sign_of_the_difference_does_not_matter() => AncovaPower.Power(40, 50, -0.4, 0.5).ShouldBe(AncovaPower.Power(50, 40, 0.4, -0.5));

    [Fact]
    public void No_number_is_enough_for_no_difference() => AncovaPower.PerArm(0, 0.5, 0.8).ShouldBeNull();

    [Fact]
    public void Refuses_impossible_input()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => AncovaPower.Power(1, 1, 0.5, 0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => AncovaPower.Power(10, 10, 0.5, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => AncovaPower.PerArm(0.5, 0.5, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => AncovaPower.PerArm(0.5, double.NaN, 0.8));
    }
}
