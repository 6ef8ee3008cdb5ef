using Confrere.Analysis.Contracts;
using Confrere.Evidence.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Evidence.Features.AddOwnResult;

/// <summary>A released result joins the evidence in the transaction of its release; the same results released again are already there.</summary>
internal sealed class AddOwnResult : IHandle<ResultReleased>
{
    public async Task Handle(ResultReleased released, UnitOfWork work)
    {
        if (await work.Set<OwnResult>().AnyAsync(row => row.Programme == released.Programme && row.ResultsHash == released.ResultsHash)) return;
        work.Db.Add(new OwnResult
        {
            Id = NewId.Of<OwnResultId>(), Programme = released.Programme, Name = released.ProgrammeName, Scale = released.Scale, Unit = released.Unit,
            Estimate = released.Estimate, StandardError = released.StandardError, Lower = released.Lower, Upper = released.Upper,
            Treated = released.Treated, Controls = released.Controls, ResultsHash = released.ResultsHash, ReleasedAt = released.At,
        });
        work.Record("EvidenceAdded", $"programme/{released.Programme}", new { scale = released.Scale, resultsHash = released.ResultsHash });
    }
}
