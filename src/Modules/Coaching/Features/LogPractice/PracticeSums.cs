using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;

namespace Confrere.Coaching.Features.LogPractice;

/// <summary>A practice log in one sentence: hours by what they were.</summary>
internal static class PracticeSums
{
    public static string InWords(IReadOnlyCollection<PracticeEntry> log) => log.Count == 0
        ? "Nothing is logged yet."
        : string.Join("; ", log.GroupBy(row => row.Kind).OrderBy(group => group.Key).Select(group => $"{Wording.Of(group.Key)}: {group.Sum(row => row.Minutes) / 60.0:0.#} hours")) + ".";
}
