namespace Confrere.Surveys.Domain;

/// <summary>The items of one page, asked with the same stem and the same answers.</summary>
internal sealed record InstrumentSection(string Code, string Title, string Stem, ResponseSet Responses, IReadOnlyList<InstrumentItem> Items)
{
    public IReadOnlyList<ResponseAnchor> Anchors => Responses.Anchors;
}
