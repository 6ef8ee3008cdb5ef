using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Confrere.Messages.Features.DeliverMessages;

/// <summary>
/// Sends what is due. A row is claimed in a transaction before it is sent and acknowledged after; a process that dies between the two
/// leaves a claim that lapses, and the message is sent again under the same Message-ID: at least once to the server, and recognisable.
/// </summary>
internal sealed class DeliverMessages(IServiceScopeFactory scopes, TimeProvider time, ILogger<DeliverMessages> log)
{
    private const int LargestBatch = 50;

    private readonly LapsedClaims _lapsed = new(time);

    /// <returns>How many messages were taken up, whatever became of them.</returns>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var claimed = await Claim(cancellation);
        var since = time.GetTimestamp();
        foreach (var message in claimed)
        {
            if (time.GetElapsedTime(since) < Retry.Freshness) await DeliverOne(message, cancellation);
            else await Release(message);
        }
        return claimed.Count;
    }

    /// <summary>Runs until nothing is due: for the demonstration, which moves the clock, and for tests.</summary>
    public async Task RunUntilNothingIsDue(CancellationToken cancellation = default)
    {
        while (await Run(cancellation) > 0) { }
    }

    private async Task<IReadOnlyList<OutboxMessage>> Claim(CancellationToken cancellation)
    {
        await using var scope = SystemScope();
        return await scope.ServiceProvider.GetRequiredService<Writer>().Write(async work =>
        {
            var now = work.Now;
            var claimed = await work.Set<OutboxMessage>().Where(row => row.State == OutboxState.Sending).ToListAsync(cancellation);
            var waiting = await work.Set<OutboxMessage>().Where(row => row.State == OutboxState.Waiting && row.DueAt <= now)
                .OrderBy(row => row.DueAt).Take(LargestBatch).ToListAsync(cancellation);
            List<OutboxMessage> due = [.. _lapsed.Among(claimed).Concat(waiting).Take(LargestBatch)];
            foreach (var message in due) message.Claim(now);
            return due;
        }, cancellation);
    }

    private async Task DeliverOne(OutboxMessage message, CancellationToken cancellation)
    {
        await using var scope = ScopeOf(message);
        var outcome = await Attempt(scope.ServiceProvider, message, cancellation);
        if (outcome.Failure is { } failure)
            log.LogWarning("Message {Message} of kind {Kind} was not delivered at try {Attempt}: {Failure}.", message.Id, message.Kind, message.Attempts, failure);
        await scope.ServiceProvider.GetRequiredService<Writer>().Write(work => Note(message, outcome, work), CancellationToken.None);
    }

    private static async Task<DeliveryOutcome> Attempt(IServiceProvider services, OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(Retry.Freshness);
            return await services.GetRequiredService<SendMessage>().Send(message, patience.Token);
        }
        catch (UndeliverableException refused)
        {
            return DeliveryOutcome.Refused(refused.Message);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return DeliveryOutcome.Failed(failure.GetType().Name);
        }
    }

    private static async Task Note(OutboxMessage claimed, DeliveryOutcome outcome, UnitOfWork work)
    {
        if (await StillHeld(claimed, work) is not { } message) return;
        if (outcome.PostponedUntil is { } hour)
        {
            message.Postpone(hour);
            return;
        }
        if (outcome.CanBeTriedAgain && message.Attempts < Retry.MostAttempts)
        {
            message.TryAgain(work.Now + Retry.After(message.Attempts), outcome.Failure!);
            return;
        }
        message.Finish(outcome.State, work.Now, outcome.Failure ?? outcome.Reason);
        work.Record($"Message{outcome.State}", $"message/{message.Id}", new { message.Kind, message.Attempts, message.Trouble });
    }

    /// <summary>A claim that grew old behind a slow server: given back untried, before somebody else overtakes it.</summary>
    private async Task Release(OutboxMessage claimed)
    {
        await using var scope = ScopeOf(claimed);
        await scope.ServiceProvider.GetRequiredService<Writer>().Write(async work => (await StillHeld(claimed, work))?.Postpone(work.Now), CancellationToken.None);
    }

    /// <returns>Null when somebody else overtook the claim: what they note is the truth.</returns>
    private static async Task<OutboxMessage?> StillHeld(OutboxMessage claimed, UnitOfWork work)
    {
        var message = await work.Set<OutboxMessage>().SingleAsync(row => row.Id == claimed.Id);
        return message.State == OutboxState.Sending && Data.Claim.Of(message) == Data.Claim.Of(claimed) ? message : null;
    }

    private AsyncServiceScope ScopeOf(OutboxMessage message)
    {
        var scope = SystemScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(message.InstitutionId);
        return scope;
    }

    private AsyncServiceScope SystemScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().EnterAsSystem();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(Actor.System);
        return scope;
    }
}
