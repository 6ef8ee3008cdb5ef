using System.Security.Cryptography;

namespace Confrere.Kernel.Keys;

/// <summary>
/// One 256-bit key for each store, each in a file of its own outside the database, so that a stolen database is unreadable and
/// destroying one file (the link key) anonymises without touching the rest.
/// </summary>
public sealed class KeyRing
{
    private const int KeyBytes = 32;
    private readonly Dictionary<KeyPurpose, byte[]> _keys;

    private KeyRing(Dictionary<KeyPurpose, byte[]> keys) => _keys = keys;

    /// <summary>Opens the folder's keys and makes those that are missing, readable by their owner only.</summary>
    /// <exception cref="InvalidOperationException">A key file does not hold 32 bytes in hexadecimal.</exception>
    public static KeyRing Open(string folder)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new(Enum.GetValues<KeyPurpose>().ToDictionary(purpose => purpose, purpose => OpenOrCreate(folder, purpose)));
    }

    /// <summary>Keys that live as long as the process: for tests and for building the model at design time.</summary>
    public static KeyRing Ephemeral() =>
        new(Enum.GetValues<KeyPurpose>().ToDictionary(purpose => purpose, _ => RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <summary>A key for one use, derived so that the same file never serves two algorithms.</summary>
    internal byte[] Derive(KeyPurpose purpose, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _keys[purpose], KeyBytes, info: System.Text.Encoding.UTF8.GetBytes($"confrere/{purpose}/{use}/1"));

    private static byte[] OpenOrCreate(string folder, KeyPurpose purpose)
    {
        var path = Path.Combine(folder, $"{purpose.ToString().ToLowerInvariant()}.key");
        if (!File.Exists(path)) Create(path);
        var key = Convert.FromHexString(File.ReadAllText(path).Trim());
        return key.Length == KeyBytes
            ? key
            : throw new InvalidOperationException($"The key file {path} holds {key.Length} bytes; it should hold {KeyBytes}, written in hexadecimal.");
    }

    // Written aside, flushed and moved: a crash leaves either no key or a whole one, and of two processes that start at once one wins.
    private static void Create(string path)
    {
        var draft = $"{path}.{NewSuffix()}";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes))));
            stream.Flush(flushToDisk: true);
        }
        try { File.Move(draft, path, overwrite: false); }
        catch (IOException) when (File.Exists(path)) { File.Delete(draft); }
    }

    private static string NewSuffix() => RandomNumberGenerator.GetHexString(8, lowercase: true);
}
