namespace Confrere.Surveys.Domain.Exchange;

/// <summary>One thing that is wrong with a file that came from outside, and where. Row and column are null where the whole file or row is meant.</summary>
internal sealed record FileProblem(string File, long? Row, string? Column, string Sentence)
{
    public override string ToString() =>
        $"{File}{(Row is { } row ? $", row {row}" : "")}{(Column is { } column ? $", column {column}" : "")}: {Sentence}";
}
