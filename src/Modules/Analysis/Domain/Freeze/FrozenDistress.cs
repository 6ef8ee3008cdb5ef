using System.Globalization;
using Confrere.Analysis.Domain.Release;

namespace Confrere.Analysis.Domain.Freeze;

/// <summary>
/// How many surveys held answers that call for help, as it may be shown: what would point at a few people is left out before it is frozen, so that no later
/// reader can find it.
/// </summary>
/// <param name="Surveys">Rounded; null where it says something about a few.</param>
/// <param name="Met">Rounded; null likewise.</param>
internal sealed record FrozenDistress(string Rule, int? Surveys, int? Met)
{
    private const string Header = "rule,surveys,met";

    public static FrozenDistress Of(string rule, int surveys, int met, Disclosure disclosure) => disclosure.IsHarmless(surveys) && disclosure.IsHarmless(met) && disclosure.IsHarmless(surveys - met)
        ? new(rule, Disclosure.Rounded(surveys), Disclosure.Rounded(met))
        : new(rule, disclosure.IsHarmless(surveys) ? Disclosure.Rounded(surveys) : null, null);

    public static string TextOf(IEnumerable<FrozenDistress> rules) => string.Concat(
        rules.OrderBy(rule => rule.Rule, StringComparer.Ordinal).Select(rule => string.Create(CultureInfo.InvariantCulture, $"{FrozenText.Quoted(rule.Rule)},{rule.Surveys},{rule.Met}")).Prepend(Header).Select(line => line + "\n"));

    public static IReadOnlyList<FrozenDistress> Read(string text) => [.. FrozenText.Records(text).Skip(1).Select(fields => new FrozenDistress(fields[0], Count(fields[1]), Count(fields[2])))];

    private static int? Count(string field) => field.Length == 0 ? null : int.Parse(field, CultureInfo.InvariantCulture);
}
