using Confrere.Evidence.Contracts;
using Confrere.Evidence.Data;
using Confrere.Evidence.Domain;
using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Evidence.Features.ShowEvidence;

/// <summary>The studies on a scale, published and our own, and what to expect from them.</summary>
internal sealed class EvidenceLines(Reader reader, PublishedTrials published) : IExpectations
{
    // Beside the number allocated, an exact count would tell how few left.
    private const int CountsAreRoundedTo = 10;

    public async Task<IReadOnlyList<EvidenceLine>> Of(string scale)
    {
        // 0 to 4 and 0 to 10 are both called points of burnout: another unit is another scale.
        var unit = Unit(scale);
        var own = await reader.Query<OwnResult>().Where(row => row.Scale == scale && row.Unit == unit).OrderBy(row => row.ReleasedAt).ToListAsync();
        return [.. published.Results.Where(r => r.Scale == scale && r.IsCredible).Select(Line), .. own.GroupBy(row => row.Programme).Select(rows => Line(rows.Last()))];
    }

    /// <summary>Released results that are not pooled because they are in another unit than what is published.</summary>
    public async Task<IReadOnlyList<OwnResult>> InAnotherUnit(string scale)
    {
        var unit = Unit(scale);
        return await reader.Query<OwnResult>().Where(row => row.Scale == scale && row.Unit != unit).OrderBy(row => row.ReleasedAt).ToListAsync();
    }

    public async Task<Expectation?> For(string scale) =>
        await Of(scale) is { Count: > 0 } lines ? Pooling.Of(scale, Unit(scale), lines) : null;

    public string Unit(string scale) => published.Results.FirstOrDefault(result => result.Scale == scale)?.Unit ?? "points";

    private static EvidenceLine Line(PublishedResult r) =>
        new(r.Study.Title, r.Study.What, r.Study.People, r.Estimate, r.StandardError, r.Lower, r.Upper, false);

    private static EvidenceLine Line(OwnResult row) => new(row.Name, "a programme run here",
        (int)Math.Round((row.Treated + row.Controls) / (double)CountsAreRoundedTo) * CountsAreRoundedTo, row.Estimate, row.StandardError, row.Lower, row.Upper, true);
}
