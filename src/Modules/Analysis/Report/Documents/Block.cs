namespace Confrere.Analysis.Report.Documents;

/// <summary>A part of a report that knows no form: the same blocks become HTML, Word and CSV.</summary>
internal abstract record Block
{
    /// <summary>Running text, with a few words in bold before it where it stands under a title of its own.</summary>
    public static Block Prose(string text, string? lead = null) => new Paragraph(lead, text);

    public static Block List(IEnumerable<string> items) => new Bullets([.. items]);
}
