using Confrere.Allocation.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>Makes the numbers of a flow from the people behind them, so that a number and its list cannot differ.</summary>
internal sealed class FlowLists
{
    private readonly Dictionary<string, FlowList> _byKey = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, FlowList> ByKey => _byKey;

    /// <param name="place">Where the number stands, for the list's title; the number itself says only the label.</param>
    public FlowNumber Number(string key, string label, IEnumerable<FlowPerson> people, string? place = null)
    {
        var codes = people.Select(person => person.Code).Order(StringComparer.Ordinal).ToList();
        _byKey[key] = new(place is null ? label : $"{place}: {label}", codes);
        return new(label, codes.Count, key);
    }
}
