using Confrere.Kernel.Data;

namespace Confrere.App.Hosting;

/// <summary>What the surroundings say: all of it has a default that works on a fresh machine.</summary>
/// <param name="KeyFolder">Outside the database, and to be backed up apart from it.</param>
/// <param name="Home">Where var/ lies: the repository under ./run, else the working folder.</param>
/// <param name="Address">How people reach this house from outside, when that is not the address it listens on.</param>
internal sealed record ConfrereSettings(DatabaseOptions Database, string KeyFolder, bool IsDemonstration, string Home = ".", Uri? Address = null)
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public static ConfrereSettings FromEnvironment(bool isDemonstration)
    {
        var home = Variable("CONFRERE_HOME") ?? Environment.CurrentDirectory;
        return new(
            new(Variable("CONFRERE_DATABASE") ?? $"Data Source={Path.Combine(home, "var", "confrere.db")}"),
            Variable("CONFRERE_KEYS") ?? Path.Combine(home, "var", "keys"), isDemonstration, home,
            Variable("CONFRERE_ADDRESS") is { } address ? new Uri(address) : null);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
