namespace Confrere.Drills.Load;

/// <summary>Counts through the surveys of a crowd, each once; or, for requests that change nothing, round and round.</summary>
internal sealed class Places(int count, bool isEndless = false)
{
    private int _next = -1;

    public int? Next() => Interlocked.Increment(ref _next) is var place && place < count ? place : isEndless ? place % count : null;

    public int Left => Math.Max(0, count - 1 - _next);
}
