namespace Confrere.Kernel.Audit;

/// <summary>Somebody outside who keeps signed heads, so that even a whole database set back to yesterday is found out.</summary>
internal interface IWitness
{
    /// <summary>Where it is, as the setting names it.</summary>
    string Name { get; }

    /// <exception cref="IOException">The witness could not take it; it is offered again.</exception>
    /// <exception cref="HttpRequestException">The same.</exception>
    Task Give(SignedHead head, CancellationToken cancellation);

    /// <summary>The heads that it can show us; none when it only takes.</summary>
    IEnumerable<string> Kept();
}
