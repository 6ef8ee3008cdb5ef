using System.Globalization;

namespace Confrere.Drills;

/// <summary>What the page of the loss drills says beside the figures: how each is done, and what it found if it came to its end.</summary>
internal static class LossPage
{
    public const string Title = """
        # Loss drills

        Does anything get lost that was called saved? Each section is written by the drill that it names, which stops at the first broken promise with a sentence
        and then writes none. How to run them: [Run the drills on your machine](../how-to/run-the-drills.md).
        """;

    public const string NotDrilled = """
        ## Not drilled

        Drives that say "flushed" when they are not. A full disk under PostgreSQL. A primary that comes back after its standby was promoted: keeping it down is the
        operator's, or the cluster manager's.
        """;

    public const string FullDisk = """
        The SQLite file lies on 64 MB that a file is then made to fill while surveys come in. Nobody may hear "stored" of a survey that is not, the process must live,
        and surveys must be stored again within 3 seconds of there being room.
        """;

    public const string Power = """
        How the power is cut: the database lies on ext4 on a loop device on a disk that the drill itself serves to the kernel (FUSE), so that every write
        and every flush is known in its order. A cut takes a point of that order at random. What was flushed before it is there; of the writes after the last flush
        none, a random half in random order, or such a half with one write torn between two sectors of 512 bytes, in turn. The disk of each cut is mounted, which
        replays ext4's journal, and held against what had been acknowledged when the disk was at that point. The control is the same server with one line changed,
        its writer does not flush (`synchronous=OFF`); if it lost nothing the drill would fail.
        """;

    public const string PowerOfPostgres = """
        The same disk, with PostgreSQL's folder on it. On what each cut left PostgreSQL is started, which replays its log; the answers, facts and audit chain are
        read, and `pg_amcheck` reads every table and index. The control is the same with `synchronous_commit=off`: whole after every cut, but without the last
        answers that it had acknowledged.
        """;

    public const string Failover = """
        A primary and its standby (streaming replication) on this machine; the connection string names both, with `Target Session Attributes=primary`. While twelve
        clients send surveys the primary is killed (SIGKILL, children too), before every second kill after it had sent the standby nothing for 0.3 seconds, as over a
        network that stalls; the standby is promoted, and a new standby takes the dead server's address. Confrere itself is never started anew. A first new survey
        must be acknowledged within 15 seconds of the kill. With `synchronous_standby_names` set nothing may be lost; the control leaves it empty, stalls before every kill, and must lose.
        """;

    public static string Killed(LossResult result) => string.Create(CultureInfo.InvariantCulture, $"""
        | kills of the server | kills of the database | acknowledged | stored | sent twice | sent altered | sent by 32 at once | minutes |
        | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        | {result.ServerKills} | {result.DatabaseKills} | {result.Acknowledged} | {result.Stored} | {result.Replayed} | {result.Altered} | {result.Doubles} | {result.Took.TotalMinutes:0.0} |

        Twelve clients of another process send surveys to the real server, signed in, with form tokens, each until it is acknowledged. Every 0.3 to 1.5 seconds the
        server is killed (SIGKILL) and started again{(result.DatabaseKills > 0 ? "; every third kill takes the database's postmaster and children instead" : "")}. One survey in twenty is
        sent twice on purpose and one in fifty again with other answers; before the first kill some are sent by 32 at once, half with one content and half with another,
        of whom those with the content that came first hear that it is stored, the others are refused (409), and nobody gets an error. At the end every survey that was begun is read back and decrypted.

        Found: no acknowledged survey lost, none torn (its content is the one that its hash was made of), none altered, none stored twice; as many facts as
        surveys; the audit chain whole; {(result.DatabaseKills > 0 ? "PostgreSQL's own checker (`pg_amcheck`) content" : "SQLite's integrity check \"ok\"")}. More are stored than acknowledged where the kill came between the commit and the answer.
        With no loss in {result.Kills} kills the chance of one per kill is below {100 * (1 - Math.Pow(0.05, 1.0 / result.Kills)):0.0}% (exact one-sided 95% bound).
        """);
}
