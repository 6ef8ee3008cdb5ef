namespace Confrere.Kernel.Audit;

/// <summary>What kinds of facts must say why: those by which somebody decides otherwise than was planned, takes back what stands, or opens or ends for good.</summary>
public enum ReasonedKind
{
    /// <summary>Somebody decides what a rule would have decided otherwise.</summary>
    Override,

    /// <summary>What was stored is replaced by something else; the first stays readable.</summary>
    Correction,

    /// <summary>A document that people follow gets its next version.</summary>
    Amendment,

    /// <summary>Somebody takes from another what they had. Who leaves by themselves is never asked why.</summary>
    Withdrawal,

    /// <summary>Something is done otherwise than a locked plan says.</summary>
    Deviation,

    /// <summary>What was kept closed is opened.</summary>
    Unlock,

    /// <summary>Something ends for good by somebody's decision and not by its day.</summary>
    Closing,

    /// <summary>A line that counts is undone by a second one.</summary>
    Reversal,
}
