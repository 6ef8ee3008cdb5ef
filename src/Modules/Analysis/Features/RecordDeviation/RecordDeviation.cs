using Confrere.Analysis.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Analysis.Features.RecordDeviation;

/// <summary>Writes down, dated and with its reason, what is done otherwise than the locked plan says. Every later run shows it.</summary>
internal sealed class RecordDeviation(Writer writer, IProgrammes programmes)
{
    public const string Fact = "DeviationRecorded";

    private const int LongestText = 2000;

    public async Task<Result<DeviationId>> Handle(ProgrammeId id, string? date, string? what, string? reason)
    {
        if (await programmes.Find(id) is null) return new ProgrammeIsNotHere();
        var day = LocalDatePattern.Iso.Parse(date?.Trim() ?? "");
        if (!day.Success) return new DateIsMissing();
        if (string.IsNullOrWhiteSpace(what) || string.IsNullOrWhiteSpace(reason)) return new DeviationIsNotExplained();
        if (what.Length > LongestText || reason.Length > LongestText) return new DeviationIsTooLong(LongestText);
        return await writer.Write<Result<DeviationId>>(async work =>
        {
            if (!await work.Set<LockedPlan>().AnyAsync(row => row.Programme == id)) return new NothingToDeviateFrom();
            if (day.Value > work.Now.InUtc().Date) return new DateIsAhead();
            var deviation = new Deviation
            {
                Id = NewId.Of<DeviationId>(), Programme = id, Date = day.Value, What = what.Trim(), Reason = reason.Trim(), RecordedAt = work.Now,
            };
            work.Db.Add(deviation);
            work.Record(Fact, $"programme/{id}", new { deviation = deviation.Id.Value, date = LocalDatePattern.Iso.Format(day.Value), what = deviation.What }, deviation.Reason);
            return deviation.Id;
        });
    }
}
