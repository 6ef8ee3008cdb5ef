using System.Collections.Concurrent;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>The matches that run in this process, one a programme: a large pool can be left and found again, and stopped.</summary>
internal sealed class MatchRuns(IServiceScopeFactory scopes, ILogger<MatchRuns> log)
{
    /// <summary>A small pool is done within it, and its draft is on the page that the desk is led to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ProgrammeId, MatchRunning> _runs = [];

    public MatchRunning? Of(ProgrammeId programme) => _runs.GetValueOrDefault(programme);

    public async Task<Result<Done>> Start(ProgrammeId programme, InstitutionId institution, Actor actor)
    {
        var run = new MatchRunning();
        lock (_runs)
        {
            if (Of(programme) is { IsRunning: true }) return new MatchRunsAlready();
            run.Start((progress, cancellation) => Run(programme, institution, actor, progress, cancellation));
            _runs[programme] = run;
        }
        await Task.WhenAny(run.Outcome, Task.Delay(Patience));
        return Done.It;
    }

    private async Task<Result<Domain.MatchRoundId>> Run(
        ProgrammeId programme, InstitutionId institution, Actor actor, IProgress<Domain.MatchProgress> progress, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenancy>().Enter(institution);
        scope.ServiceProvider.GetRequiredService<ActorScope>().Act(actor);
        try { return await scope.ServiceProvider.GetRequiredService<RunMatch>().Handle(programme, progress, cancellation); }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "A match could not be finished.");
            throw;
        }
    }
}
