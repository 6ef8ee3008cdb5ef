namespace Confrere.Surveys.Domain;

/// <summary>The possible answers that a section's items share, rising by one.</summary>
internal sealed record ResponseSet(string Code, IReadOnlyList<ResponseAnchor> Anchors)
{
    public int Lowest => Anchors[0].Value;
    public int Highest => Anchors[^1].Value;
}
