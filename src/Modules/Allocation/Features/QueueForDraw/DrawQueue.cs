using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Allocation.Features.QueueForDraw;

/// <summary>
/// Draws people in the order in which they locked their baseline, as many as coach hours allow where the protocol says within how many days
/// everybody is to start. It decides when somebody is drawn and never what: the next place of the sealed list is taken all the same. A wave has
/// the same length whatever blocks the list holds, so that waiting tells nothing of where a block ends.
/// </summary>
internal sealed class DrawQueue(IProgrammes programmes, AllocateParticipant.AllocateParticipant allocate, StartWithoutDraw.StartWithoutDraw start, ICoachCapacity capacity)
{
    // Engagements are closed by the hour and the queue is looked at every few minutes: a day is enough for both.
    private static readonly Duration Grace = Duration.FromDays(1);

    /// <summary>Draws this participant now, or lets them wait behind those who came before.</summary>
    public async Task Enter(ProgrammeId id, ParticipantCode participant, UnitOfWork work)
    {
        var programme = await programmes.Find(id) ?? throw new InvalidOperationException($"The programme {id} is not known here.");
        if (!programme.Protocol.IsRandomised)
        {
            Require(await start.Handle(programme, participant, work));
            return;
        }
        if (!programme.Protocol.IsInRounds && programme.Protocol.Coaches.StartWithinDays is null && !await Waiting(id, work).AnyAsync())
        {
            await Allocate(id, participant, work);
            return;
        }
        var last = await work.Set<WaitingDraw>().Where(row => row.Programme == id).MaxAsync(row => (int?)row.Number) ?? 0;
        work.Db.Add(new WaitingDraw { Programme = id, Participant = participant, Number = last + 1, Since = work.Now });
        await work.Db.SaveChangesAsync();
        await Draw(programme, work);
    }

    /// <summary>Draws whoever can be drawn, in order, and promises a day to those who cannot.</summary>
    /// <returns>How many were drawn.</returns>
    public async Task<int> Draw(Programme programme, UnitOfWork work)
    {
        // A round draws all of them at once, and the director closes it.
        if (programme.Protocol.IsInRounds) return 0;
        var waiting = await Waiting(programme.Id, work).AsTracking().OrderBy(row => row.Number).ToListAsync();
        var drawn = 0;
        foreach (var row in waiting)
        {
            if (!await MayDraw(programme, work)) break;
            await Allocate(programme.Id, row.Participant, work);
            row.DrawnAt = work.Now;
            drawn++;
        }
        await Promise(programme, waiting[drawn..], work);
        return drawn;
    }

    private static IQueryable<WaitingDraw> Waiting(ProgrammeId programme, UnitOfWork work) =>
        work.Set<WaitingDraw>().Where(row => row.Programme == programme && row.DrawnAt == null && row.LeftAt == null);

    private async Task<bool> MayDraw(Programme programme, UnitOfWork work)
    {
        if (programme.Protocol.Coaches.StartWithinDays is not { } days) return true;
        var allocated = await work.Set<AllocatedParticipant>().CountAsync(row => row.Programme == programme.Id);
        var waves = await work.Set<DrawWave>().AsNoTracking().Where(row => row.Programme == programme.Id).OrderByDescending(row => row.Number).FirstOrDefaultAsync();
        if (allocated < (waves?.UpTo ?? 0)) return true;
        var size = await Size(programme.Id, work);
        if (await capacity.CanStart(programme, days, work) < size) return false;
        var number = (waves?.Number ?? 0) + 1;
        work.Db.Add(new DrawWave { Programme = programme.Id, Number = number, UpTo = allocated + size, OpenedAt = work.Now });
        work.Record("DrawWaveOpened", $"programme/{programme.Id}", new { number, size });
        await work.Db.SaveChangesAsync();
        return true;
    }

    private static async Task<int> Size(ProgrammeId programme, UnitOfWork work) =>
        AllocationRule.FromCanonical(await work.Set<SealedList>().Where(row => row.Programme == programme).Select(row => row.Rule).SingleAsync()).Wave();

    // Somebody's promise depends on how many waves are before theirs, each of which needs its own room.
    private async Task Promise(Programme programme, List<WaitingDraw> waiting, UnitOfWork work)
    {
        if (waiting.All(row => row.PromisedBy is not null) || programme.Protocol.Coaches.StartWithinDays is not { } days) return;
        var size = await Size(programme.Id, work);
        foreach (var (wave, place) in waiting.Chunk(size).Select((wave, place) => (wave, place)))
        {
            if (wave.All(row => row.PromisedBy is not null)) continue;
            if (await capacity.CanStartFrom(programme, (place + 1) * size, days, work) is not { } room) return;
            foreach (var row in wave.Where(row => row.PromisedBy is null))
            {
                row.PromisedBy = room + Grace;
                work.Record("DrawPromised", $"participant/{row.Participant}", new { row.Number, by = InstantPattern.General.Format(room + Grace) });
            }
        }
    }

    private async Task Allocate(ProgrammeId programme, ParticipantCode participant, UnitOfWork work) => Require(await allocate.Handle(programme, participant, work));

    private static void Require(Result<Done> result)
    {
        if (result.IsRefused) throw new InvalidOperationException($"A locked baseline could not be allocated. {result.Refusal.Sentence}");
    }
}
