namespace Confrere.Analysis.Report.Documents;

/// <summary>A titled part of a report.</summary>
/// <param name="Kind">"abstract" stands in a frame; otherwise null.</param>
internal sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks, string? Kind = null)
{
    public IEnumerable<Table> Tables => Blocks.Select(block => block switch { Table table => table, Figure figure => figure.Data, _ => null }).OfType<Table>();
}
