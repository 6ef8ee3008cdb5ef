using System.Text.Json.Serialization;
using Confrere.Analysis.Domain.Results;

namespace Confrere.Analysis.Report;

/// <summary>One number as results.json has it.</summary>
/// <param name="Id">Outcome, visit and quantity, like "bdi.2m.difference": the key by which other programs find it.</param>
/// <param name="N">How many participants it rests on, by arm's level.</param>
/// <param name="Interval">Null for counts and for descriptions of exactly these participants.</param>
/// <param name="Plan">The part of the plan that asked for it, with its line.</param>
/// <param name="Remark">Why there is no value, or what a reader must know about it.</param>
internal sealed record ResultNumber(
    string Id, string Quantity, double? Value, string Unit, IReadOnlyDictionary<string, int> N, Limits? Interval, string Method, string Plan,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? StandardError = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? DegreesOfFreedom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? T = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? P = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? AdjustedP = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? NumeratorDegreesOfFreedom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? DegreesOfFreedomMethod = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Remark = null);
