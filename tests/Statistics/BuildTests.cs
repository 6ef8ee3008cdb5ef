namespace Confrere.Statistics.Tests;
public sealed class BuildTests { [Fact] public void Runs() => true.ShouldBeTrue(); }
