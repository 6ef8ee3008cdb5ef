using System.Security.Cryptography;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.AllocateParticipant;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.CloseRound;

/// <summary>
/// The director closes a round, and everybody who waits is drawn at once: who is in it is fixed in that moment, and what they get follows from the sealed seed.
/// A round is closed once; whoever asks for the same round again changes nothing.
/// </summary>
internal sealed class CloseRound(Writer writer, IProgrammes programmes, AllocateParticipant.AllocateParticipant allocate, SeedVault vault)
{
    public const string DrawnFact = "RoundDrawn";
    public const string FilledFact = "RoundFilledWithoutDraw";

    /// <param name="round">The number that the director saw, from 1.</param>
    /// <param name="reason">Why the round is closed although there are places for all; not asked of a round that is drawn.</param>
    public async Task<Result<ClosedRound>> Handle(ProgrammeId id, int round, bool confirmed, string? reason)
    {
        if (await programmes.Find(id) is not { Protocol.IsInRounds: true }) return new NobodyIsDrawnInRounds();
        if (!confirmed) return new RoundIsNotConfirmed();
        return await writer.Write(work => Close(id, round, reason?.Trim(), work));
    }

    private async Task<Result<ClosedRound>> Close(ProgrammeId id, int number, string? reason, UnitOfWork work)
    {
        if (await work.Set<SealedList>().AsNoTracking().SingleOrDefaultAsync(row => row.Programme == id) is not { } list) return new EnrolmentIsNotOpen();
        if (list.OpenedAt is not null) return new ListIsOpened();
        if (number != (await work.Set<DrawRound>().Where(row => row.Programme == id).MaxAsync(row => (int?)row.Number) ?? 0) + 1) return new RoundIsClosedAlready(number);
        var waiting = await work.Set<WaitingDraw>().AsTracking().Where(row => row.Programme == id && row.DrawnAt == null && row.LeftAt == null).ToListAsync();
        if (waiting.Count == 0) return new NobodyHasApplied();
        var codes = waiting.Select(row => row.Participant.Value).Order(StringComparer.Ordinal).ToList();
        var rule = AllocationRule.FromCanonical(list.Rule);
        DrawRound round = new()
        {
            Programme = id, Number = number, Members = string.Join('\n', codes), Places = rule.Places, IsDrawn = !(rule.Places >= codes.Count), ClosedAt = work.Now,
        };
        // The round first: of two that close it at once one must wait here and start again, before either draws anybody.
        work.Db.Add(round);
        await work.Db.SaveChangesAsync();
        if (rule.Method == AllocationRule.Lottery) await Draw(list, rule, number, codes, work);
        else foreach (var code in codes) Require(await allocate.Handle(id, new(code), work));
        foreach (var row in waiting) row.DrawnAt = work.Now;
        work.Record(round.IsDrawn ? DrawnFact : FilledFact, $"programme/{id}", new
        {
            round = $"{number}", people = codes.Count, rule.Places, members = LotteryRound.MembersDigest(codes),
        }, round.IsDrawn ? null : reason);
        await work.Publish(new RoundClosed(id, number, codes.ConvertAll(code => new ParticipantCode(code))));
        return new ClosedRound(number, codes.Count, rule.Places, round.IsDrawn);
    }

    private async Task Draw(SealedList list, AllocationRule rule, int number, List<string> codes, UnitOfWork work)
    {
        foreach (var drawn in new LotteryRound(vault.Open(list), rule).Draw(number, codes))
            Require(await allocate.Give(list, new(drawn.Participant), new(rule.Arm(new(drawn.Arm)), drawn, RandomNumberGenerator.GetBytes(NextPlace.SaltBytes)), work));
    }

    private static void Require(Result<Done> result)
    {
        if (result.IsRefused) throw new InvalidOperationException($"A member of a round could not be allocated. {result.Refusal.Sentence}");
    }
}
