using Confrere.Planning.Contracts;

namespace Confrere.App.Demonstration;

/// <summary>The truth of the demonstration: what was published of the index trial, from Planning's defaults.</summary>
internal static class PublishedTruth
{
    public static TrialTruth Value => throw new NotSupportedException();
}
