namespace Confrere.Analysis.Report.Documents.Metafiles;

/// <summary>Advance widths of Arial, and of the faces made to its measure (Helvetica, Liberation Sans), in thousandths of the size: a metafile states where each letter stands.</summary>
internal static class LetterWidths
{
    private const int First = ' ', Usual = 556, Minus = 584, Arrow = 1000;
    private const double Bold = 1.07;

    private static readonly int[] Ascii =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    public static double Of(char letter, double size, bool isBold) => size / 1000 * (isBold ? Bold : 1) * letter switch
    {
        _ when letter - First is >= 0 and var place && place < Ascii.Length => Ascii[place],
        '\u2212' or '\u00d7' => Minus,
        '\u2190' or '\u2192' => Arrow,
        '\u00a0' => Ascii[0],
        _ => Usual,
    };
}
