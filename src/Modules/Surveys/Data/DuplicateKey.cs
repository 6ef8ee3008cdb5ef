using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Surveys.Data;

internal static class DuplicateKey
{
    // PostgreSQL's unique_violation. SQLite has one writer, which looks before it stores and so never meets it.
    private const string UniqueViolation = "23505";

    /// <summary>Another request stored the same key a moment earlier.</summary>
    public static bool IsDuplicate(this DbUpdateException failure) => failure.InnerException is DbException { SqlState: UniqueViolation };
}
