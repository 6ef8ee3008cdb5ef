using Confrere.Allocation.Data;
using Confrere.Allocation.Features.DrawBooster;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.SeeOwnBooster;

/// <summary>Whoever was drawn by sending this very survey reads the result next.</summary>
internal sealed class BoosterAfterSurvey(SealedBoosters boosters, Reader reader) : IAfterSubmission
{
    public async Task<string?> NextPage(ProgrammeId programme, ParticipantCode participant, string visit, bool isBaseline) =>
        (await reader.Query(db => boosters.Of(programme, db)))?.AfterVisit == visit
        && await reader.Query<BoosterDraw>().AnyAsync(row => row.Programme == programme && row.Participant == participant) ? SeeOwnBoosterPage.Address : null;
}
