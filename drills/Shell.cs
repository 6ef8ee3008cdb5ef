using System.Diagnostics;

namespace Confrere.Drills;

/// <summary>Runs a program of the system to its end.</summary>
internal static class Shell
{
    /// <exception cref="InvalidOperationException">It ended with an error; the text is what it said.</exception>
    public static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        _ = await said;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {(await trouble).Trim()}");
    }
}
