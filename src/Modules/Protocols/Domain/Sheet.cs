using Confrere.Protocols.Contracts;

namespace Confrere.Protocols.Domain;

/// <summary>A protocol beside the document it was read from, so that a problem between its parts is noted at the field that would have to change.</summary>
internal sealed class Sheet(Protocol protocol, YamlMap root, ProblemList problems)
{
    private readonly Dictionary<string, IReadOnlyList<YamlMap>> _rows = [];

    public Protocol Protocol { get; } = protocol;

    public YamlMap Root { get; } = root;

    public ProblemList Problems { get; } = problems;

    /// <summary>The entries of a list, in the order in which the protocol holds them.</summary>
    public IReadOnlyList<YamlMap> Rows(string list) => _rows.TryGetValue(list, out var rows) ? rows : _rows[list] = Root.Rows(list);

    /// <summary>A group that the protocol is known to have.</summary>
    public YamlMap Group(string key) => Root.Map(key)!;

    public void Note(YamlMap map, string key, string what, string remedy) => Problems.Add(map.LineOf(key), map.PathOf(key), what, remedy);

    public void Note(string key, string what, string remedy) => Note(Root, key, what, remedy);

    public Visit? Visit(string? code) => Protocol.Visits.FirstOrDefault(visit => visit.Code == code);

    public Visit? FollowUp(string? code) => Visit(code) is { IsBaseline: false } visit ? visit : null;

    public IEnumerable<string> FollowUps => Protocol.Visits.Where(visit => !visit.IsBaseline).Select(visit => visit.Code);

    public static string OneOf(IEnumerable<string> codes) => $"Write one of {string.Join(", ", codes)}.";
}
