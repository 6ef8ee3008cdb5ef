namespace Confrere.Surveys.Domain;

/// <summary>Something wrong in an instrument's file, and on which line.</summary>
internal sealed record InstrumentProblem(string File, int Line, string Sentence)
{
    public override string ToString() => $"{File}, line {Line}: {Sentence}";
}
