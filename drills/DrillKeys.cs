namespace Confrere.Drills;

/// <summary>
/// The key folder of every house of this process. One for all, as the mapping to the database is made once in a process and keeps the
/// ciphers of the house that it was made for.
/// </summary>
internal static class DrillKeys
{
    public static readonly string Folder = Directory.CreateTempSubdirectory("confrere-drill-keys-").FullName;
}
