using System.Text.RegularExpressions;

namespace Confrere.Surveys.Domain;

/// <summary>
/// How codes are spelt. An item's is a variable's name in REDCap, R and SPSS alike; an edition holds neither a space nor a plus sign,
/// which part versions from one another.
/// </summary>
internal static partial class Codes
{
    [GeneratedRegex("^[a-z][a-z0-9]{0,19}$")] public static partial Regex Instrument();
    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")] public static partial Regex Item();
    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")] public static partial Regex Part();
    [GeneratedRegex("^[a-z][a-z0-9]*[.][a-z][a-z0-9]*(-[a-z0-9]+)*$")] public static partial Regex Scale();
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$")] public static partial Regex Edition();
}
