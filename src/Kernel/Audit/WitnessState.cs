using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>A configured witness and the last head that it took.</summary>
/// <param name="Size">How many facts that head covers; null while it has taken none.</param>
public sealed record WitnessState(string Witness, long? Size, Instant? GivenAt);
