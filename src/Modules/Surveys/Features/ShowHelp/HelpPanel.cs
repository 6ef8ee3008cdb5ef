using Confrere.Protocols.Contracts;

namespace Confrere.Surveys.Features.ShowHelp;

/// <summary>The box that names help: the instrument's words and the institution's own contacts.</summary>
internal sealed record HelpPanel(IReadOnlyList<string> Words, IReadOnlyList<HelpContact> Contacts)
{
    private int EndOfFirst => Words[0].IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? end + 1 : Words[0].Length;

    /// <summary>Stands out; the rest is read in peace.</summary>
    public string FirstSentence => Words[0][..EndOfFirst];

    public IEnumerable<string> Rest => Words.Skip(1).Prepend(Words[0][EndOfFirst..].Trim()).Where(words => words.Length > 0);

    /// <summary>What a phone dials: digits and a leading plus; the zero in "+44 (0)20" is not dialled from abroad.</summary>
    public static string Dialled(string phone) =>
        string.Concat((phone.StartsWith('+') ? phone.Replace("(0)", "", StringComparison.Ordinal) : phone).Where(sign => char.IsAsciiDigit(sign) || sign == '+'));
}
