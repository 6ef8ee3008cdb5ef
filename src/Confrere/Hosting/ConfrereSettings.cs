using Confrere.Kernel.Data;

namespace Confrere.App.Hosting;

/// <summary>What the surroundings say: all of it has a default that works on a fresh machine.</summary>
/// <param name="KeyFolder">Outside the database, and to be backed up apart from it.</param>
internal sealed record ConfrereSettings(DatabaseOptions Database, string KeyFolder, bool IsDemonstration)
{
    public static ConfrereSettings FromEnvironment(bool isDemonstration)
    {
        var home = Variable("CONFRERE_HOME") ?? Environment.CurrentDirectory;
        return new(
            new(Variable("CONFRERE_DATABASE") ?? $"Data Source={Path.Combine(home, "var", "confrere.db")}"),
            Variable("CONFRERE_KEYS") ?? Path.Combine(home, "var", "keys"), isDemonstration);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
