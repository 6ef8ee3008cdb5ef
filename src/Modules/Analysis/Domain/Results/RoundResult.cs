namespace Confrere.Analysis.Domain.Results;

/// <summary>One round of a lottery: how many of each arm it drew, and how many of them were measured at the key visit.</summary>
internal sealed record RoundResult(string Round, int Treated, int Control, int TreatedMeasured, int ControlMeasured)
{
    public double Chance => (double)Treated / (Treated + Control);

    /// <summary>Where one arm alone was measured the round says nothing of the difference.</summary>
    public bool HasBothMeasured => TreatedMeasured > 0 && ControlMeasured > 0;
}
