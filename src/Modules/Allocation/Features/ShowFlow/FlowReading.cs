using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.ShowFlow;

/// <summary>Reads the flow of a programme as it is at this moment. Here, because this is the lowest module that sees all its counts.</summary>
internal sealed class FlowReading(
    Reader reader, IProgrammes programmes, IRecruitment recruitment, IParticipants participants, IVisitStandings standings, IBlindedArms letters, IEnumerable<ISessionsHeld> sessions)
{
    public async Task<ParticipantFlow?> Of(ProgrammeId id, ArmsShown shown)
    {
        if (await programmes.Find(id) is not { Protocol: var protocol }) return null;
        var groupOf = await Groups<AllocatedParticipant>(id, shown, Draw.First);
        var secondOf = await Groups<BoosterDraw>(id, shown, Draw.Booster);
        var undrawn = await letters.NotByChance(id);
        var visits = (await standings.Of(id)).ToLookup(row => row.Participant);
        var held = shown == ArmsShown.ByName && sessions.FirstOrDefault() is { } delivery ? await delivery.SessionsHeld(id) : null;
        var further = held is not null && protocol.Boosters is { Who: BoosterRules.Drawn } ? await sessions.First().FurtherSessionsHeld(id) : null;
        var awaited = protocol.Visits.Where(visit => protocol.Arms.Any(arm => arm.StartsAfterVisit == visit.Code)).MaxBy(visit => visit.DueDay);
        return ParticipantFlow.Of(new(
            await recruitment.Counts(id), await recruitment.Reasons(id), protocol.Baseline.Code,
            [.. protocol.Visits.Where(visit => !visit.IsBaseline).OrderBy(visit => visit.DueDay)], awaited, Groups(protocol.Arms, shown, held is not null),
            [.. (await participants.Of(id)).Select(one => new FlowPerson(
                one.Code.Value, groupOf.GetValueOrDefault(one.Code), visits[one.Code].ToDictionary(row => row.Visit, row => row.Progress), held?.GetValueOrDefault(one.Code) ?? 0, one.HasWithdrawn)
            {
                HasUndrawnPlace = undrawn.ContainsKey(one.Code), Booster = secondOf.GetValueOrDefault(one.Code), FurtherSessions = further?.GetValueOrDefault(one.Code) ?? 0,
            })])
        {
            IsDrawn = protocol.IsRandomised, IsLottery = protocol.Randomisation.Method == Randomisation.Lottery,
            Boosters = protocol.Boosters is { Who: BoosterRules.Drawn } rules
                ? new(protocol.Visits.Single(visit => visit.Code == rules.AfterVisit), Groups(rules.Arms, shown, further is not null)) : null,
        });
    }

    private async Task<IReadOnlyDictionary<ParticipantCode, string>> Groups<TDrawn>(ProgrammeId id, ArmsShown shown, Draw draw) where TDrawn : DrawnParticipant
    {
        if (shown == ArmsShown.AsLetters) return (await letters.Of(id, draw)).ToDictionary(pair => pair.Key, pair => $"{pair.Value}");
        var rows = await reader.Query<TDrawn>().Where(row => row.Programme == id).ToListAsync();
        return rows.ToDictionary(row => row.Participant, row => shown == ArmsShown.ByName ? row.Arm.Value : FlowGroup.Everybody.Key);
    }

    private static IReadOnlyList<FlowGroup> Groups(IReadOnlyList<Arm> arms, ArmsShown shown, bool tellsSessions) => shown switch
    {
        ArmsShown.ByName => [.. arms.Select(arm => new FlowGroup(arm.Code.Value, arm.Label, tellsSessions ? !arm.StartsAtOnce : null))],
        ArmsShown.AsLetters => [.. arms.Select((_, place) => new FlowGroup($"{(char)('A' + place)}", $"Group {(char)('A' + place)}", null))],
        _ => [FlowGroup.Everybody],
    };
}
