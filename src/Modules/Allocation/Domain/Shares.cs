namespace Confrere.Allocation.Domain;

internal static class Shares
{
    /// <summary>One of the arms, each as likely as its ratio among them says. One draw, even for a single arm, would be a draw for nothing: there is none then.</summary>
    public static RuledArm Pick(IReadOnlyList<RuledArm> arms, AllocationStream stream)
    {
        if (arms is [var only]) return only;
        var left = stream.Below(arms.Sum(arm => arm.Ratio));
        foreach (var arm in arms)
        {
            if (left < arm.Ratio) return arm;
            left -= arm.Ratio;
        }
        throw new InvalidOperationException("Unreachable: a draw below the sum of the ratios falls to one of them.");
    }
}
