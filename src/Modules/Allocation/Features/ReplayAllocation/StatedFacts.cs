using System.Text.Json;
using Confrere.Kernel.Audit;

namespace Confrere.Allocation.Features.ReplayAllocation;

/// <summary>Reads the facts that a list is held against.</summary>
internal static class StatedFacts
{
    public static string Named(this LoggedFact fact) => fact.Sequence == 0 ? "A fact that waits to be linked" : $"Sequence {fact.Sequence}";

    public static long Place(this LoggedFact fact) => fact.Sequence == 0 ? long.MaxValue : fact.Sequence;

    public static string Participant(this LoggedFact fact) => fact.Subject["participant/".Length..];

    public static string? Text(this LoggedFact fact, string detail)
    {
        using var details = JsonDocument.Parse(fact.Details);
        return details.RootElement.TryGetProperty(detail, out var value) ? value.GetString() : null;
    }
}
