using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Data;

internal sealed class DataWithdrawals(Reader reader) : IDataWithdrawals
{
    public async Task<IReadOnlyDictionary<ParticipantCode, Instant>> Of(ProgrammeId programme)
    {
        var rows = await reader.Query<WithdrawalRow>().Where(row => row.Kind == WithdrawalKind.Data || row.Kind == WithdrawalKind.Deletion)
            .Join(reader.Query<ParticipantRow>().Where(row => row.ProgrammeId == programme), row => row.Code, participant => participant.Code, (row, _) => row).ToListAsync();
        // Who left the study and had it deleted later left when they left first.
        return rows.GroupBy(row => row.Code).ToDictionary(left => left.Key, left => left.Min(row => row.At));
    }
}
