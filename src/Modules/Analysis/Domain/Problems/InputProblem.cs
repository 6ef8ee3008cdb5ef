namespace Confrere.Analysis.Domain.Problems;

/// <summary>One thing wrong with an input file, and where. Rows count as a spreadsheet counts them: the header is row 1.</summary>
internal sealed record InputProblem(string File, string Place, string Sentence)
{
    public override string ToString() => Place.Length == 0 ? $"{File}: {Sentence}" : $"{File}, {Place}: {Sentence}";
}
