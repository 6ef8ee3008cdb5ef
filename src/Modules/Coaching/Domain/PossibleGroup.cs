namespace Confrere.Coaching.Domain;

/// <param name="Members">Places in the list of seekers, the one who waited longest first.</param>
/// <param name="Halves">Half hours a week at which all of them and the coach are free.</param>
internal sealed record PossibleGroup(int Coach, int[] Members, int Halves)
{
    /// <summary>Points for the hours in common, as for a pair; how full the coach is, is counted apart.</summary>
    public int Fit => Math.Min(Halves, 2 * PairTable.MostHours) * (PairTable.Point / 2);

    public ProposedGroup Proposed => new(Coach, Members, Halves / 2.0);
}
