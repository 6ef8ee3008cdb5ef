namespace Confrere.Allocation.Domain;

/// <summary>Simple randomisation: each place is drawn by itself in the arms' ratio. Place "simple", stratum, position of the stream. Pure.</summary>
internal sealed class SimpleDraw(byte[] seed, AllocationRule rule)
{
    public Drawn At(string stratum, int position)
    {
        var arm = Shares.Pick(rule.Arms, new AllocationStream(seed, "simple", stratum, position));
        return new(new(arm.Code), arm.Ratio / (double)rule.Shares);
    }
}
