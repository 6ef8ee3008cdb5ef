using System.Text.Json.Serialization;

namespace Confrere.Protocols.Contracts;

/// <summary>What is computed beside the primary comparison: exactly what is said here. A plan without it gets all of it with the house's figures.</summary>
/// <param name="Imputations">How often missing scores are imputed; null: not at all, and no map either.</param>
/// <param name="TippingStep">Points between two shifts of the tipping-point map; null for no map.</param>
/// <param name="TippingMost">Its largest shift.</param>
/// <param name="Gates">Outcomes tested at the primary visit: a gate counts when all of the one before are significant. Empty: nothing is adjusted.</param>
/// <param name="Draws">Of the randomisation test; null for no such test.</param>
/// <param name="HasDose">The effect of the sessions held before the primary survey, with the drawn arm as instrument.</param>
/// <param name="HasCoaches">A model in which those who share a coach resemble each other.</param>
public sealed record FurtherAnalyses(
    int? Imputations, double? TippingStep, double? TippingMost, IReadOnlyList<IReadOnlyList<string>> Gates, ResponderRule? Responder, int? Draws, bool HasDose, bool HasCoaches)
{
    /// <summary>Codes of factors by whose levels the effect is shown; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] // A document that does not say keeps its hash.
    public IReadOnlyList<string>? Subgroups { get; init; }

    /// <summary>Sessions that make somebody of the treated arm one of the set per protocol, in which nobody of the control arm had any; null for no such set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PerProtocolSessions { get; init; }
}
