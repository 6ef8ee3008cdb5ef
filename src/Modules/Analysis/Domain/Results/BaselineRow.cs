namespace Confrere.Analysis.Domain.Results;

/// <summary>A line of the baseline table: a number's description or a category's count, and how far the arms are apart in pooled SDs.</summary>
internal sealed record BaselineRow(
    string Code, string Label, string Unit, int Decimals, Description? TreatedNumber, Description? ControlNumber, Share? TreatedShare, Share? ControlShare,
    double? StandardisedDifference, string Reference);
