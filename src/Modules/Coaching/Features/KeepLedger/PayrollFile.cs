using System.Globalization;
using System.Text;

namespace Confrere.Coaching.Features.KeepLedger;

/// <summary>A period for payroll as CSV (RFC 4180). A cell that a spreadsheet would take for a formula is led by an apostrophe.</summary>
internal static class PayrollFile
{
    public const string Header = "coach,basis,charged_to,sessions,amount,minutes_credited,employed_minutes_a_week";

    public static string Of(IEnumerable<CoachSum> sums)
    {
        var file = new StringBuilder(Header).Append("\r\n");
        foreach (var sum in sums)
            file.AppendJoin(',', Cell(sum.Coach), Cell(sum.Basis), Cell(sum.ChargedTo), Number(sum.Sessions), sum.Amount.ToString("0.00", CultureInfo.InvariantCulture),
                Number(sum.Minutes), sum.ShareOfTime is { } share ? Number(share) : "").Append("\r\n");
        return file.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
