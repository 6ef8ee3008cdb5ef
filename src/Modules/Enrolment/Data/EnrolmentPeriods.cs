using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Data;

internal sealed class EnrolmentPeriods(Reader reader) : IEnrolmentPeriod
{
    public const string ClosingFact = "EnrolmentClosed";

    public async Task<EnrolmentPeriod> Of(ProgrammeId programme) => PeriodOf(await reader.Query<OpeningRow>().SingleOrDefaultAsync(row => row.ProgrammeId == programme));

    /// <returns>Why nobody can be taken in now; null when enrolment is open.</returns>
    public static async Task<Refusal?> Against(ProgrammeId programme, UnitOfWork work) =>
        PeriodOf(await work.Set<OpeningRow>().AsNoTracking().SingleOrDefaultAsync(row => row.ProgrammeId == programme)) switch
        {
            { IsOpen: true } => null,
            { IsClosed: true } => new EnrolmentIsClosed(),
            _ => new EnrolmentIsNotOpen(),
        };

    public async Task Close(ProgrammeId programme, string? reason, UnitOfWork work)
    {
        if (await work.Set<OpeningRow>().SingleOrDefaultAsync(row => row.ProgrammeId == programme) is not { ClosedAt: null } row) return;
        row.ClosedAt = work.Now;
        work.Record(ClosingFact, $"programme/{programme}", reason: reason);
    }

    private static EnrolmentPeriod PeriodOf(OpeningRow? row) => new(row?.OpenedAt, row?.ClosedAt);
}
