using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Analysis.Features.ShowAnalysis;

/// <summary>How far a programme's analysis has come.</summary>
internal sealed class AnalysisState(Reader reader)
{
    public sealed record Freeze(string Hash, int Participants, IReadOnlyList<FrozenExclusion> Exclusions, Instant At);

    public sealed record Run(AnalysisRunId Id, string Reason, string ResultsHash, string Code, long Seed, string Warnings, Instant At);

    public async Task<IReadOnlyList<Freeze>> Freezes(ProgrammeId id) =>
        (await reader.Query<FrozenSet>().Where(row => row.Programme == id).OrderByDescending(row => row.FrozenAt)
            .Select(row => new { row.Hash, row.Participants, row.Exclusions, row.FrozenAt }).ToListAsync())
            .ConvertAll(row => new Freeze(row.Hash, row.Participants, FrozenExclusion.Read(row.Exclusions), row.FrozenAt));

    public Task<LockedPlan?> Plan(ProgrammeId id) => reader.Query<LockedPlan>().SingleOrDefaultAsync(row => row.Programme == id);

    public async Task<IReadOnlyList<Run>> Runs(ProgrammeId id) =>
        await reader.Query<AnalysisRun>().Where(row => row.Programme == id).OrderByDescending(row => row.RanAt).Select(row => new Run(row.Id, row.Reason, row.ResultsHash, row.Code, row.Seed, row.Warnings, row.RanAt)).ToListAsync();

    public async Task<IReadOnlyList<Deviation>> Deviations(ProgrammeId id) =>
        [.. (await reader.Query<Deviation>().Where(row => row.Programme == id).ToListAsync()).OrderBy(row => row.Date).ThenBy(row => row.RecordedAt)];

    public async Task<IReadOnlyList<ReleasedPack>> Packs(ProgrammeId id) =>
        await reader.Query<ReleasedPack>().Where(row => row.Programme == id).OrderByDescending(row => row.ReleasedAt).ToListAsync();

    public async Task<string> Next(ProgrammeId id) => (await Freezes(id), await Plan(id), await Runs(id), await Packs(id)) switch
    {
        (_, null, _, _) => "Lock the plan",
        ([], _, _, _) => "Freeze the dataset",
        (_, _, [], _) => "Run the plan",
        (_, _, _, []) => "Ready to be released by the director",
        _ => "Released",
    };
}
