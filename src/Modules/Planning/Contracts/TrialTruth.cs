namespace Confrere.Planning.Contracts;

/// <summary>What is true in a simulated trial. Scores are 0 to 10 PFI points; sources of the defaults stand beside them in the module.</summary>
public sealed record TrialTruth(
    int Coached, int Waiting, IReadOnlyList<ScaleTruth> Scales, double DropOutCoached, double DropOutWaiting, double MissingItemRate);
