using Confrere.Analysis.Data;
using Confrere.Analysis.Domain.Freeze;
using Confrere.Analysis.Domain.Release;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Keys;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>Where released pages are kept: signed, with a link that nobody can guess, and with the ledger of whom they spoke about.</summary>
internal sealed class PackShelf(InstitutionSigner signer)
{
    /// <summary>What left the house before about anybody of this programme.</summary>
    public async Task<ReleaseLedger> Ledger(ProgrammeId id, Disclosure disclosure, UnitOfWork work)
    {
        var ledger = new ReleaseLedger(disclosure);
        foreach (var row in await work.Set<ReleasedGroup>().Where(row => row.Programme == id).ToListAsync()) ledger.Add(row.Name, row.Members.Split('\n').ToHashSet());
        return ledger;
    }

    public ReleasedPack Put(AnalysisRun run, string kind, string page, IEnumerable<(string Name, IReadOnlySet<string> Members)> groups, UnitOfWork work)
    {
        var pack = new ReleasedPack
        {
            Id = NewId.Of<ReleasedPackId>(), Programme = run.Programme, Run = run.Id, Token = NewId.Token(), Page = page, Hash = FrozenDataset.HashOf(page),
            Signature = signer.Sign(run.InstitutionId, page), Kind = kind, ReleasedAt = work.Now,
        };
        work.Db.Add(pack);
        foreach (var (name, members) in groups)
            work.Db.Add(new ReleasedGroup { Id = NewId.Of<ReleasedGroupId>(), Programme = run.Programme, Pack = pack.Id, Name = name, Members = string.Join('\n', members.Order(StringComparer.Ordinal)), ReleasedAt = work.Now });
        work.Record("ResultReleased", $"programme/{run.Programme}", new { run = run.Id.Value, kind, resultsHash = run.ResultsHash, packHash = pack.Hash, signature = pack.Signature });
        return pack;
    }
}
