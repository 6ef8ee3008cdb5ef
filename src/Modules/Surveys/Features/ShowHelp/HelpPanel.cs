using Confrere.Protocols.Contracts;

namespace Confrere.Surveys.Features.ShowHelp;

/// <summary>The box that names help: the instrument's words and the institution's own contacts.</summary>
internal sealed record HelpPanel(IReadOnlyList<string> Words, IReadOnlyList<HelpContact> Contacts)
{
    /// <summary>What a phone dials: digits and a leading plus; the zero in "+44 (0)20" is not dialled from abroad.</summary>
    public static string Dialled(string phone) =>
        string.Concat((phone.StartsWith('+') ? phone.Replace("(0)", "", StringComparison.Ordinal) : phone).Where(sign => char.IsAsciiDigit(sign) || sign == '+'));
}
