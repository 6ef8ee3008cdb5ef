namespace Confrere.Protocols.Contracts;

/// <summary>Something after allocation that affects the outcome or its meaning, and how the estimand deals with it.</summary>
/// <param name="Strategy">One of <see cref="Strategies"/>, the names of ICH E9(R1).</param>
/// <param name="Handling">What that means for the data, in a sentence.</param>
public sealed record IntercurrentEvent(string Event, string Strategy, string Handling)
{
    public static readonly IReadOnlyList<string> Strategies =
        ["treatment-policy", "hypothetical", "composite", "while-on-treatment", "principal-stratum"];
}
