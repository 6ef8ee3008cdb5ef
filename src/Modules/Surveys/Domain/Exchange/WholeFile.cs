namespace Confrere.Surveys.Domain.Exchange;

/// <summary>Writes a file that is there whole or not at all: beside its place first, and moved when nothing is wrong.</summary>
internal static class WholeFile
{
    /// <returns>False when <paramref name="write"/> found something wrong; then the place is as it was.</returns>
    public static async Task<bool> Write(string path, Func<Stream, Task<bool>> write)
    {
        var part = path + ".part";
        try
        {
            await using (var output = File.Create(part))
                if (!await write(output)) return false;
            File.Move(part, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(part);
        }
    }
}
