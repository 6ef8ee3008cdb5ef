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
    private readonly ReasonRule _reasons;

    internal UnitOfWork(ConfrereContext db, IServiceProvider services, Actor actor, Instant now)
    {
        (Db, _services, Actor, Now) = (db, services, actor, now);
        (_change, _reasons) = (new(services.GetRequiredService<DigestKey>().Bytes), services.GetRequiredService<ReasonRule>());
        db.SavingChanges += TakeChanges;
    }

    public ConfrereContext Db { get; }

    /// <summary>The instant at which this work happens; the same for every row and fact in it.</summary>
    public Instant Now { get; }

    public Actor Actor { get; }

    public DbSet<T> Set<T>() where T : class => Db.Set<T>();

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

    /// <summary>Puts the facts beside the rows, each with the digests of what the whole unit changed. Called once, before the last save.</summary>
    internal void StateFacts()
    {
        Db.SavingChanges -= TakeChanges;
        Db.StampInstitution();
        _change.Take(Db.ChangeTracker);
        var isOfCode = _statements.Any(stated => stated.Subject.StartsWith(Participant, StringComparison.Ordinal));
        var (actor, change) = (isOfCode ? ActorBesideCode() : Actor, _change.Digests(isOfCode ? "code" : "person"));
        foreach (var stated in _statements)
        {
            var fact = AuditFact.Of(Now, actor, stated, change);
            Db.Add(fact);
            Db.Add(new PendingFact { FactId = fact.Id });
        }
    }

    private void TakeChanges(object? sender, SavingChangesEventArgs e) => _change.Take(Db.ChangeTracker);

    // A person's identifier beside a participant's code, in one fact or in two of the same instant, would be a second link table, in the
    // one place that is never deleted.
    private Actor ActorBesideCode() => !Actor.IsStaff && Actor.Code.StartsWith("person/", StringComparison.Ordinal) ? Actor.Participant : Actor;

    /// <summary>Saves what was done so far, then lets every handler of the event act inside this transaction.</summary>
    public async Task Publish<TEvent>(TEvent occurred) where TEvent : IEvent
    {
        await Db.SaveChangesAsync();
        foreach (var handler in _services.GetServices<IHandle<TEvent>>()) await handler.Handle(occurred, this);
    }
}
