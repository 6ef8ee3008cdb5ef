using Confrere.Allocation.Data;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.SeeOwnStart;

/// <summary>Whoever was drawn, or started, by sending this very survey reads so next.</summary>
internal sealed class StartAfterBaseline(Reader reader) : IAfterSubmission
{
    public async Task<string?> NextPage(ProgrammeId programme, ParticipantCode participant, string visit, bool isBaseline) =>
        isBaseline && await reader.Query<AllocatedParticipant>().AnyAsync(row => row.Programme == programme && row.Participant == participant) ? "/me/start" : null;
}
