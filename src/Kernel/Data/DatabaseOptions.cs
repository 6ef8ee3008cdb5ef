namespace Confrere.Kernel.Data;

/// <summary>Which database is used. "Host=..." is PostgreSQL, "Data Source=..." is a SQLite file.</summary>
public sealed record DatabaseOptions(string ConnectionString)
{
    public DatabaseProvider Provider { get; } =
        ConnectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? DatabaseProvider.PostgreSql
        : ConnectionString.Contains("Data Source=", StringComparison.OrdinalIgnoreCase) ? DatabaseProvider.Sqlite
        : throw new ArgumentException(
            "CONFRERE_DATABASE names no database that Confrere knows. Write \"Data Source=FILE\" for SQLite or \"Host=...;Database=...;Username=...\" for PostgreSQL.");

    /// <summary>False only in the control of the power cut drill, which has to lose answers: SQLite's writer then leaves flushing to the system.</summary>
    internal bool FlushesCommits { get; init; } = true;
}
