using Confrere.Protocols.Features.AmendProgramme;

namespace Confrere.Modules.Tests.Protocols;

public sealed class CoveredSizesTests
{
    [Theory]
    [InlineData("a: 1\n  blockSizes: [2, 4, 6]\n  strata: []\n", "a: 1\n  blockSizes: covered\n  strata: []\n")]
    [InlineData("blockSizes:\n  - 2\n  - 4   # small\nstrata: []\n", "blockSizes: covered\nstrata: []\n")]
    [InlineData("strata: []\n", "strata: []\n")]
    public void What_is_covered_comes_back_as_it_was(string document, string covered)
    {
        CoveredSizes.Cover(document).ShouldBe(covered);
        CoveredSizes.Uncover(covered, document).ShouldBe(document);
    }

    [Fact]
    public void Sizes_that_somebody_writes_in_are_left_for_the_amendment_to_refuse() =>
        CoveredSizes.Uncover("blockSizes: [2]\n", "blockSizes: [2, 4]\n").ShouldBe("blockSizes: [2]\n");
}
