using Confrere.Coaching.Domain;
using Confrere.Kernel.Refusals;

namespace Confrere.Coaching.Features.RunMatch;

/// <summary>A match that runs, or ran last: how far it is, and how it ended.</summary>
internal sealed class MatchRunning : IProgress<MatchProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancel = new();

    public MatchProgress Progress { get; private set; } = new("Reading the pool", 0);

    public Task<Result<MatchRoundId>> Outcome { get; private set; } = null!;

    public bool IsRunning => !Outcome.IsCompleted;

    /// <summary>What the desk reads when it ended without a draft; null while it runs and when all is well.</summary>
    public string? Trouble => Outcome switch
    {
        { IsCompleted: false } => null,
        { IsCanceled: true } => "The match was stopped. The draft before it is still there.",
        { IsFaulted: true } => "The match could not be finished. Nothing was changed; please run it again.",
        _ => Outcome.Result.Refusal?.Sentence,
    };

    public void Start(Func<IProgress<MatchProgress>, CancellationToken, Task<Result<MatchRoundId>>> match) => Outcome = Task.Run(() => match(this, _cancel.Token), _cancel.Token);

    public void Report(MatchProgress value) => Progress = value;

    public void Stop() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();
}
