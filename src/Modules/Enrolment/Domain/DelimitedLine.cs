using System.Text;

namespace Confrere.Enrolment.Domain;

/// <summary>One row of a list as spreadsheets write it (RFC 4180, but a row is a line): tab, semicolon or comma, whichever comes first in this order.</summary>
/// <param name="IsClosed">False when a quotation mark was opened and never closed.</param>
internal sealed record DelimitedLine(IReadOnlyList<string> Fields, bool IsClosed)
{
    private const char Quote = '"';
    private static readonly char[] Separators = ['\t', ';', ','];

    public static DelimitedLine Read(string line)
    {
        var separator = Separators.FirstOrDefault(candidate => Split(line, candidate).Fields.Count > 1, ',');
        return Split(line, separator);
    }

    private static DelimitedLine Split(string line, char separator)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            var letter = line[i];
            if (quoted && letter == Quote && i + 1 < line.Length && line[i + 1] == Quote) field.Append(line[i++]);
            else if (quoted && letter == Quote) quoted = false;
            // A mark inside a name is a nickname's, not a field's: only one at the field's beginning opens.
            else if (!quoted && letter == Quote && IsBlank(field)) { field.Clear(); quoted = true; }
            else if (!quoted && letter == separator) Close();
            else field.Append(letter);
        }
        Close();
        return new(fields, !quoted);

        void Close()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
        }
    }

    private static bool IsBlank(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
            if (!char.IsWhiteSpace(text[i])) return false;
        return true;
    }
}
