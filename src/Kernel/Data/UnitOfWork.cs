using System.Diagnostics.CodeAnalysis;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Kernel.Data;

/// <summary>
/// One transaction: the rows, the facts about them and what other modules do about it, all or nothing. The work may be run again
/// after a conflict, so it touches the database only; mail and files wait in the outbox.
/// </summary>
[SuppressMessage("Naming", "CA1724", Justification = "The pattern's own name.")]
public sealed class UnitOfWork(ConfrereContext db, IServiceProvider services, Actor actor, Instant now)
{
    public ConfrereContext Db { get; } = db;

    /// <summary>The instant at which this work happens; the same for every row and fact in it.</summary>
    public Instant Now { get; } = now;

    public Actor Actor { get; } = actor;

    public DbSet<T> Set<T>() where T : class => Db.Set<T>();

    /// <summary>States a fact in the audit log. Details never hold a personal value in clear: pass codes, counts and digests.</summary>
    /// <param name="action">What happened, in the past tense: "ParticipantAllocated".</param>
    /// <param name="subject">What it happened to: "participant/P7KQ..." or "programme/...".</param>
    /// <param name="details">Serialised to JSON with sorted keys.</param>
    /// <param name="reason">The reason, where the rule asks for one.</param>
    public void Record(string action, string subject, object? details = null, string? reason = null)
    {
        var fact = AuditFact.Of(Now, ActorBeside(subject), action, subject, details, reason);
        Db.Add(fact);
        Db.Add(new PendingFact { FactId = fact.Id });
    }

    // A person's identifier beside a participant's code would be a second link table, in the one place that is never deleted.
    private Actor ActorBeside(string subject) =>
        subject.StartsWith("participant/", StringComparison.Ordinal) && Actor.Code.StartsWith("person/", StringComparison.Ordinal) ? Actor.Participant : Actor;

    /// <summary>Saves what was done so far, then lets every handler of the event act inside this transaction.</summary>
    public async Task Publish<TEvent>(TEvent occurred) where TEvent : IEvent
    {
        await Db.SaveChangesAsync();
        foreach (var handler in services.GetServices<IHandle<TEvent>>()) await handler.Handle(occurred, this);
    }
}
