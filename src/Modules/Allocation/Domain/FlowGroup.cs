namespace Confrere.Allocation.Domain;

/// <param name="Label">Null for everybody together.</param>
/// <param name="StartsLater">Its coaching waits for the awaited visit; null when that may not be told, or nothing is known of sessions.</param>
internal sealed record FlowGroup(string Key, string? Label, bool? StartsLater)
{
    public static readonly FlowGroup Everybody = new("all", null, null);
}
