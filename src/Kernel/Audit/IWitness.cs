namespace Confrere.Kernel.Audit;

/// <summary>Somebody outside who keeps signed heads, so that even a whole database set back to yesterday is found out.</summary>
internal interface IWitness
{
    /// <summary>Where it is, without anything secret that the setting holds.</summary>
    string Name { get; }

    /// <summary>Whatever it throws, the head is offered again.</summary>
    Task Give(SignedHead head, CancellationToken cancellation);

    /// <summary>The heads that it can show us; none when it only takes.</summary>
    IEnumerable<KeptHead> Kept();
}
