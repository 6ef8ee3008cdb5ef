using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Enrolment.Data;

internal sealed class DataWithdrawals(Reader reader) : IDataWithdrawals
{
    public async Task<IReadOnlyDictionary<ParticipantCode, Instant>> Of(ProgrammeId programme) =>
        await reader.Query<WithdrawalRow>().Where(row => row.Kind == WithdrawalKind.Data)
            .Join(reader.Query<ParticipantRow>().Where(row => row.ProgrammeId == programme), row => row.Code, participant => participant.Code, (row, _) => row)
            .ToDictionaryAsync(row => row.Code, row => row.At);
}
