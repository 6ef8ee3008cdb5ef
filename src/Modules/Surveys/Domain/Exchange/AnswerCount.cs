namespace Confrere.Surveys.Domain.Exchange;

/// <summary>What became of a file's rows, so that every one is accounted for.</summary>
internal sealed class AnswerCount
{
    public long Rows { get; set; }

    /// <summary>Rows of other forms of the same export, which hold no answer to these instruments.</summary>
    public long RowsOfOthers { get; set; }

    public long Sheets { get; set; }
    public long Answered { get; set; }
    public long LeftOut { get; set; }

    public override string ToString() => FormattableString.Invariant(
        $"{Rows} rows read, {RowsOfOthers} of them without an answer to these instruments; {Sheets} sheets with {Answered} answers and {LeftOut} left out.");
}
