using System.Diagnostics;

namespace Confrere.Drills;

/// <summary>Where a process of the drill kills itself: at the n-th time that it passes the named point. SIGKILL: nothing is flushed, nobody is told.</summary>
internal sealed class CrashPoints(string armed, int countdown)
{
    public const string Enrolled = "enrolled-not-committed";
    public const string Allocated = "allocated-not-committed";
    public const string WithinRound = "within-a-round";
    public const string RoundDrawn = "round-drawn-not-committed";
    public const string SecondDrawn = "second-draw-not-committed";
    public const string BeforeCommit = "before-commit";
    public const string AfterCommit = "committed-not-acknowledged";
    public const string BeforeMail = "before-mail";
    public const string AfterMail = "mailed-not-noted";

    /// <summary>The parent kills from outside at a random moment.</summary>
    public const string AnyMoment = "any-moment";

    /// <summary>Those of the draws and of the commit first: a short drill meets these.</summary>
    public static readonly IReadOnlyList<string> All = [AnyMoment, WithinRound, BeforeCommit, AfterCommit, Allocated, RoundDrawn, SecondDrawn, BeforeMail, AfterMail, Enrolled];

    private int _left = countdown;

    /// <summary>The latest passage at which a process is killed: a process closes a few rounds, meets a few second draws, and commits many times.</summary>
    public static int Latest(string point) => point switch { RoundDrawn => 2, SecondDrawn => 4, WithinRound or Enrolled or Allocated => 8, _ => 20 };

    public void Reach(string point)
    {
        if (point != armed || Interlocked.Decrement(ref _left) != 0) return;
        Process.GetCurrentProcess().Kill();
        // The signal comes from the kernel; until it does this thread goes nowhere.
        Thread.CurrentThread.Join();
    }
}
