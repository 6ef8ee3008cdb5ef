using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>Signs the log's head when an hour has passed since the last one, and gives the newest to each witness a day after the last that it took.</summary>
public sealed class HeadKeeper
{
    private static readonly Duration BetweenHeads = Duration.FromHours(1);
    private static readonly Duration BetweenGifts = Duration.FromDays(1);

    private readonly Database _database;
    private readonly ICommitter _committer;
    private readonly HeadSigner _signer;
    private readonly Witnesses _witnesses;
    private readonly IClock _clock;
    private readonly ILogger<HeadKeeper> _log;

    internal HeadKeeper(Database database, ICommitter committer, HeadSigner signer, Witnesses witnesses, IClock clock, ILogger<HeadKeeper> log) =>
        (_database, _committer, _signer, _witnesses, _clock, _log) = (database, committer, signer, witnesses, clock, log);

    /// <summary>The key with which anybody can check a head's signature.</summary>
    public string PublicKey => _signer.PublicKey;

    /// <summary>Does what is due; called every few minutes.</summary>
    public async Task Run(CancellationToken cancellation = default)
    {
        var now = _clock.GetCurrentInstant();
        await using var db = _database.OpenForReading(Tenancy.OfSystem());
        if (await NewestHead(db, now, cancellation) is not { } head) return;
        foreach (var witness in _witnesses.All)
            if (await IsDue(db, witness, head, now, cancellation) && await Gave(witness, head, cancellation))
                await Write(new HeadReceipt { Witness = witness.Name, Size = head.Size, GivenAt = now }, cancellation);
    }

    /// <returns>The newest head, signed now when it was due; null while there is none.</returns>
    private async Task<SignedHead?> NewestHead(ConfrereContext db, Instant now, CancellationToken cancellation)
    {
        var last = await db.Set<HeadRow>().OrderByDescending(row => row.Size).FirstOrDefaultAsync(cancellation);
        if (last is not null && now - last.SignedAt < BetweenHeads) return Own(last);
        var tree = new MerkleTree();
        await foreach (var hash in db.Set<AuditLink>().OrderBy(link => link.Sequence).Select(link => link.Hash).AsAsyncEnumerable().WithCancellation(cancellation)) tree.Append(hash);
        // Nothing new, or fewer facts than were signed before: that is for verify to say, not to be signed over.
        if (tree.Size <= (last?.Size ?? 0)) return last is null ? null : Own(last);
        var head = _signer.Sign(tree.Size, tree.Root(), now);
        await Write(new HeadRow { Size = head.Size, Text = head.Text, SignedAt = head.SignedAt }, cancellation);
        return head;
    }

    private SignedHead Own(HeadRow row) =>
        _signer.Read(row.Text) ?? throw new InvalidOperationException("The newest head in the database was not signed with this house's key; it is not given to anybody.");

    private static async Task<bool> IsDue(ConfrereContext db, IWitness witness, SignedHead head, Instant now, CancellationToken cancellation)
    {
        var last = await db.Set<HeadReceipt>().Where(row => row.Witness == witness.Name).OrderByDescending(row => row.Size).FirstOrDefaultAsync(cancellation);
        return last is null || last.Size < head.Size && now - last.GivenAt >= BetweenGifts;
    }

    private async Task<bool> Gave(IWitness witness, SignedHead head, CancellationToken cancellation)
    {
        try
        {
            await witness.Give(head, cancellation);
            return true;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            _log.LogWarning("The witness {Witness} did not take the head over {Size} facts; it is offered again. {Failure}", witness.Name, head.Size, failure.Message);
            return false;
        }
    }

    private Task Write(object row, CancellationToken cancellation) => _committer.Commit(Tenancy.OfSystem(), async db =>
    {
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);
}
