using Confrere.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Confrere.Kernel.Audit;

/// <summary>Signs the log's head when an hour has passed since the last one, and gives the newest to every witness when a day has.</summary>
public sealed class HeadKeeper
{
    private static readonly Duration BetweenHeads = Duration.FromHours(1);
    private static readonly Duration BetweenWitnesses = Duration.FromDays(1);

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
        if (await SignIfDue(now, cancellation)) await GiveIfDue(now, cancellation);
    }

    /// <returns>True when there is a head at all.</returns>
    private async Task<bool> SignIfDue(Instant now, CancellationToken cancellation)
    {
        await using var db = _database.OpenForReading(AsSystem());
        var last = await db.Set<HeadRow>().OrderByDescending(row => row.Size).FirstOrDefaultAsync(cancellation);
        if (last is not null && now - last.SignedAt < BetweenHeads) return true;
        var tree = new MerkleTree();
        await foreach (var hash in db.Set<AuditLink>().OrderBy(link => link.Sequence).Select(link => link.Hash).AsAsyncEnumerable().WithCancellation(cancellation)) tree.Append(hash);
        // Nothing new, or fewer facts than were signed before: that is for verify to say, not to be signed over.
        if (tree.Size <= (last?.Size ?? 0)) return last is not null;
        var head = _signer.Sign(tree.Size, tree.Root(), now);
        await Write(db => db.Add(new HeadRow { Size = head.Size, Text = head.Text, SignedAt = head.SignedAt }), cancellation);
        return true;
    }

    private async Task GiveIfDue(Instant now, CancellationToken cancellation)
    {
        if (_witnesses.All.Count == 0) return;
        await using var db = _database.OpenForReading(AsSystem());
        var lately = await db.Set<HeadRow>().Where(row => row.WitnessedAt != null).OrderByDescending(row => row.Size).FirstOrDefaultAsync(cancellation);
        var newest = await db.Set<HeadRow>().OrderByDescending(row => row.Size).FirstAsync(cancellation);
        if (newest.WitnessedAt is not null || lately is not null && now - lately.WitnessedAt < BetweenWitnesses) return;
        if (_signer.Read(newest.Text) is not { } head) throw new InvalidOperationException("The newest head in the database was not signed by this house; it is not given to anybody.");
        if (await GiveToAll(head, cancellation))
            await Write(writing => writing.Update(new HeadRow { Size = newest.Size, Text = newest.Text, SignedAt = newest.SignedAt, WitnessedAt = now }), cancellation);
    }

    private async Task<bool> GiveToAll(SignedHead head, CancellationToken cancellation)
    {
        var taken = 0;
        foreach (var witness in _witnesses.All)
        {
            try
            {
                await witness.Give(head, cancellation);
                taken++;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                _log.LogWarning("The witness {Witness} did not take the head over {Size} facts; it is offered again. {Reason}", witness.Name, head.Size, failure.Message);
            }
        }
        return taken == _witnesses.All.Count;
    }

    private Task Write(Action<ConfrereContext> change, CancellationToken cancellation) => _committer.Commit(AsSystem(), async db =>
    {
        change(db);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    private static Tenancy AsSystem()
    {
        var tenancy = new Tenancy();
        tenancy.EnterAsSystem();
        return tenancy;
    }
}
