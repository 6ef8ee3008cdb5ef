using System.Diagnostics;

namespace Confrere.Drills;

/// <summary>Where a process of the drill kills itself: at the n-th time that it passes the named point. SIGKILL: nothing is flushed, nobody is told.</summary>
internal sealed class CrashPoints(string armed, int countdown)
{
    public const string Enrolled = "enrolled-not-committed";
    public const string Allocated = "allocated-not-committed";
    public const string BeforeCommit = "before-commit";
    public const string AfterCommit = "committed-not-acknowledged";
    public const string BeforeMail = "before-mail";
    public const string AfterMail = "mailed-not-noted";

    /// <summary>The parent kills from outside at a random moment.</summary>
    public const string AnyMoment = "any-moment";

    public static readonly IReadOnlyList<string> All = [Enrolled, Allocated, BeforeCommit, AfterCommit, BeforeMail, AfterMail, AnyMoment];

    private int _left = countdown;

    public void Reach(string point)
    {
        if (point != armed || Interlocked.Decrement(ref _left) != 0) return;
        Process.GetCurrentProcess().Kill();
        // The signal comes from the kernel; until it does this thread goes nowhere.
        Thread.CurrentThread.Join();
    }
}
