using System.Globalization;
using Confrere.Kernel.Data;
using Confrere.Surveys.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Features.AnswerSection;

/// <summary>The answers that stand so far: of each item the one given last.</summary>
internal sealed class DraftSheet(Reader reader)
{
    private static readonly RowLookup<DraftAnswer> OfObligation = new(nameof(DraftAnswer.Obligation));

    public async Task<IReadOnlyDictionary<string, int?>> Of(ObligationId obligation) => Standing(await reader.Query(db => Rows(db, obligation)));

    /// <summary>Every answer given on the way, in the order in which they came.</summary>
    public static async Task<List<DraftAnswer>> Rows(ConfrereContext db, ObligationId obligation)
    {
        var rows = await OfObligation.In(db, obligation);
        rows.Sort((one, other) => one.Ordinal.CompareTo(other.Ordinal));
        return rows;
    }

    public static Dictionary<string, int?> Standing(IEnumerable<DraftAnswer> inOrder)
    {
        var standing = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var row in inOrder) standing[row.Item] = row.Value.Length == 0 ? null : int.Parse(row.Value, CultureInfo.InvariantCulture);
        return standing;
    }
}
