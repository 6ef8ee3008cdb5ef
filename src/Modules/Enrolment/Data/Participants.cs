using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Enrolment.Data;

internal sealed class Participants(Reader reader, LinkVault vault, IProgrammes programmes) : IParticipants, IRecruitment
{
    public async Task<IReadOnlyList<Participant>> Of(ProgrammeId programme) =>
        [.. (await reader.Query<ParticipantRow>().Where(row => row.ProgrammeId == programme).OrderBy(row => row.ConsentedAt).ThenBy(row => row.Code)
            .ToListAsync()).Select(row => row.ToContract())];

    private static readonly RowLookup<ParticipantRow> OfCode = new(nameof(ParticipantRow.Code));

    private static readonly RowLookup<LinkRow> LinksAt = new(nameof(LinkRow.AnyProgrammeIndex));

    public async Task<Participant?> Find(ParticipantCode code) => (await reader.Query(db => OfCode.OneIn(db, code)))?.ToContract();

    /// <summary>Of several programmes over the years, the one entered last.</summary>
    public async Task<Participant?> OfPerson(PersonId person)
    {
        var index = vault.IndexOf(person);
        var links = await reader.Query(db => LinksAt.In(db, index));
        var codes = links.ConvertAll(link => vault.Open(link.Id.Value, link.Sealed).Code);
        if (codes is [var only]) return await Find(only);
        return (await reader.Query<ParticipantRow>().Where(row => codes.Contains(row.Code)).OrderByDescending(row => row.ConsentedAt)
            .FirstOrDefaultAsync())?.ToContract();
    }

    public Task<PersonId?> PersonOf(ParticipantCode code) => PersonOf(code, reader.Query<LinkRow>());

    public Task<PersonId?> PersonOf(ParticipantCode code, UnitOfWork work) => PersonOf(code, work.Set<LinkRow>().AsNoTracking());

    public async Task<RecruitmentCounts> Counts(ProgrammeId programme)
    {
        var byState = await reader.Query<InvitationRow>().Where(row => row.ProgrammeId == programme && row.State != InvitationState.SignedUp)
            .GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync();
        var withdrawn = await reader.Query<ParticipantRow>().CountAsync(row => row.ProgrammeId == programme && row.HasWithdrawn);
        int Of(InvitationState state) => byState.SingleOrDefault(row => row.State == state)?.Count ?? 0;
        var invited = byState.Sum(row => row.Count);
        return new(invited, invited - Of(InvitationState.Invited), Of(InvitationState.NotEligible), Of(InvitationState.Declined), Of(InvitationState.Consented), withdrawn);
    }

    public async Task<IReadOnlyList<ScreeningReason>> Reasons(ProgrammeId programme)
    {
        var asked = (await programmes.Find(programme))?.Protocol.Eligibility ?? [];
        var order = asked.Select((question, index) => (question.Code, index)).ToDictionary(question => question.Code, question => question.index);
        var answers = await reader.Query<EligibilityAnswerRow>().Where(answer => !answer.Admits)
            .Join(reader.Query<InvitationRow>().Where(row => row.ProgrammeId == programme && row.State == InvitationState.NotEligible), answer => answer.InvitationId, row => row.Id, (answer, _) => answer)
            .Select(answer => new { answer.InvitationId, answer.Question }).ToListAsync();
        var first = answers.GroupBy(answer => answer.InvitationId)
            .Select(own => own.MinBy(answer => (order.GetValueOrDefault(answer.Question, int.MaxValue), answer.Question))!.Question).CountBy(question => question).ToDictionary();
        return
        [
            .. asked.Select(question => new ScreeningReason(question.Code, question.ReasonIfNot, first.GetValueOrDefault(question.Code))),
            .. first.Where(found => !order.ContainsKey(found.Key)).OrderBy(found => found.Key, StringComparer.Ordinal)
                .Select(found => new ScreeningReason(found.Key, "A question of an earlier version of the protocol.", found.Value)),
        ];
    }

    public async Task<RecruitmentPace> Pace(ProgrammeId programme)
    {
        var opening = await reader.Query<OpeningRow>().SingleOrDefaultAsync(row => row.ProgrammeId == programme);
        return new(opening?.OpenedAt, opening?.ClosedAt, await reader.Query<ParticipantRow>().Where(row => row.ProgrammeId == programme).OrderBy(row => row.ConsentedAt).Select(row => row.ConsentedAt).ToListAsync());
    }

    private async Task<PersonId?> PersonOf(ParticipantCode code, IQueryable<LinkRow> links)
    {
        var index = vault.IndexOf(code);
        return await links.SingleOrDefaultAsync(row => row.CodeIndex == index) is { } link ? vault.Open(link.Id.Value, link.Sealed).Person : null;
    }
}
