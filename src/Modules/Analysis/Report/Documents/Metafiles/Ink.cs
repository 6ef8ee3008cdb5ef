namespace Confrere.Analysis.Report.Documents.Metafiles;

/// <summary>Line and inside of a shape, as 0x00BBGGRR; null where there is none.</summary>
internal readonly record struct Ink(uint? Stroke, double Width, bool IsDashed, uint? Fill);
