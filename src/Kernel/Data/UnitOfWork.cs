using System.Diagnostics.CodeAnalysis;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Events;
using Confrere.Kernel.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Kernel.Data;

/// <summary>
/// One transaction: the rows, the facts about them and what other modules do about it, all or nothing. The work may be run again
/// after a conflict, so it touches the database only; mail and files wait in the outbox.
/// </summary>
[SuppressMessage("Naming", "CA1724", Justification = "The pattern's own name.")]
public sealed class UnitOfWork
{
    private const string Participant = "participant/";

    private readonly IServiceProvider _services;
    private readonly List<Statement> _statements = [];
    private readonly ChangeDigest _change;
    private readonly WaitingRows _waiting;
    private readonly ReasonRule _reasons;

    internal UnitOfWork(ConfrereContext db, IServiceProvider services, Actor actor, Instant now)
    {
        (Db, _services, Actor, Now, _waiting) = (db, services, actor, now, new(db));
        (_change, _reasons) = (new(services.GetRequiredService<DigestKey>().Bytes), services.GetRequiredService<ReasonRule>());
        db.SavingChanges += TakeChanges;
    }

    public ConfrereContext Db { get; }

    /// <summary>The instant at which this work happens; the same for every row and fact in it.</summary>
    public Instant Now { get; }

    public Actor Actor { get; }

    public DbSet<T> Set<T>() where T : class => Db.Set<T>();

    /// <summary>
    /// Stores a row that is written once and not altered in this unit. It costs a tenth of adding it to the set, and it is there for the
    /// handlers of events that follow and for nobody before.
    /// </summary>
    public void Append<T>(T row) where T : class => _waiting.Insert(row);

    /// <summary>Deletes the rows that have this value in this property, unread and without a digest. It happens with the next rows that are stored.</summary>
    public void Delete<T>(string property, object value) where T : class, ITenantOwned => _waiting.Delete<T>(property, value);

    /// <summary>States a fact in the audit log. Details never hold a personal value in clear: pass codes, counts and digests.</summary>
    /// <param name="action">What happened, in the past tense: "ParticipantAllocated".</param>
    /// <param name="subject">What it happened to: "participant/P7KQ..." or "programme/...".</param>
    /// <param name="details">Serialised to JSON with sorted keys.</param>
    /// <param name="reason">The reason. Without one, where <see cref="ReasonRule"/> asks for it, the whole unit is refused.</param>
    public void Record(string action, string subject, object? details = null, string? reason = null)
    {
        Refused ??= _reasons.Against(action, reason);
        _statements.Add(new(action, subject, CanonicalJson.Of(details), reason, Db.Tenancy.Institution ?? default));
    }

    /// <summary>Why this unit may not be stored: a fact that has to say why was stated without a reason.</summary>
    internal Refusal? Refused { get; private set; }

    /// <summary>Puts the facts beside the rows, each with the digests of what the whole unit changed, and stores what is not stored yet. Called once, last.</summary>
    internal async Task Complete()
    {
        Db.SavingChanges -= TakeChanges;
        if (_statements.Count > 0) StateFacts();
        await Save();
    }

    private void StateFacts()
    {
        Db.StampInstitution();
        TakeChanges();
        var isOfCode = _statements.Any(stated => stated.Subject.StartsWith(Participant, StringComparison.Ordinal));
        var (actor, change) = (isOfCode ? ActorBesideCode() : Actor, _change.Digests(isOfCode ? "code" : "person"));
        foreach (var stated in _statements)
        {
            var fact = AuditFact.Of(Now, actor, stated, change);
            Append(fact);
            Append(new PendingFact { FactId = fact.Id });
        }
    }

    private async Task Save()
    {
        if (Db.ChangeTracker.HasChanges()) await Db.SaveChangesAsync();
        await _waiting.Store();
    }

    private void TakeChanges()
    {
        _change.Take(Db.ChangeTracker);
        _waiting.Digest(_change);
    }

    private void TakeChanges(object? sender, SavingChangesEventArgs e) => TakeChanges();

    // A person's identifier beside a participant's code, in one fact or in two of the same instant, would be a second link table, in the
    // one place that is never deleted.
    private Actor ActorBesideCode() => !Actor.IsStaff && Actor.Code.StartsWith("person/", StringComparison.Ordinal) ? Actor.Participant : Actor;

    /// <summary>Saves what was done so far, then lets every handler of the event act inside this transaction.</summary>
    public async Task Publish<TEvent>(TEvent occurred) where TEvent : IEvent
    {
        // Nothing may wait to be saved, so that the event of saving has not told the digest of it.
        _waiting.Digest(_change);
        await Save();
        foreach (var handler in _services.GetServices<IHandle<TEvent>>()) await handler.Handle(occurred, this);
    }
}
