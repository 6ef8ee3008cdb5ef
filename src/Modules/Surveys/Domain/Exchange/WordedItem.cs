namespace Confrere.Surveys.Domain.Exchange;

/// <summary>An item's words in a site's file.</summary>
/// <param name="Row">Where it stands, for problems: a row of a table; null in a tree, whose <paramref name="Place"/> is its path.</param>
internal sealed record WordedItem(
    string Code, string Text, string? SectionTitle, string? Stem, IReadOnlyList<ResponseAnchor> Anchors, long? Row, string Place);
