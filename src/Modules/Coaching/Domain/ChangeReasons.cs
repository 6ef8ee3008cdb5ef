using Confrere.Kernel.Identifiers;

namespace Confrere.Coaching.Domain;

/// <summary>
/// Why hours were moved, cancelled or not held, for a programme as a whole: a code stands only where as many people as the smallest cell are behind
/// it, its count in steps of five and without a sum, so that no code that is left out can be worked out. "Another reason" is left out, because
/// hours that end with their pair bear it too. Nothing here knows a coach, and nothing else reads the codes: they count against nobody.
/// </summary>
internal static class ChangeReasons
{
    private const int Step = 5;

    public static IReadOnlyList<(ReasonCode Reason, int Times)> Of(IEnumerable<(PersonId Participant, ReasonCode Reason)> changes, int smallestCell) =>
    [
        .. changes.Where(change => change.Reason != ReasonCode.Other).GroupBy(change => change.Reason)
            .Where(code => code.Select(change => change.Participant).Distinct().Count() >= smallestCell)
            .Select(code => (code.Key, code.Count() / Step * Step)).OrderByDescending(code => code.Item2).ThenBy(code => code.Key),
    ];
}
