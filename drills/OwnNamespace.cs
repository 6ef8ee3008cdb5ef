using System.Diagnostics;

namespace Confrere.Drills;

/// <summary>Runs a drill in a mount namespace of its own, so that what it mounts is seen by nobody else and is gone when it ends, however it ends; without one where that is not allowed.</summary>
internal static class OwnNamespace
{
    /// <summary>Whether this machine lets this process have one.</summary>
    public static async Task<bool> IsPossible()
    {
        using var process = Process.Start(new ProcessStartInfo("unshare", [.. Rights, "true"]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    // Without root, root of a user namespace, in which memory can be mounted and disks cannot.
    private static string[] Rights => Environment.IsPrivilegedProcess ? ["--mount"] : ["--user", "--map-root-user", "--mount"];

    /// <param name="arguments">Of this program, which the new process runs.</param>
    /// <exception cref="InvalidOperationException">The drill failed, or this machine does not let it mount; the text says which.</exception>
    public static async Task Run(Action<string> tell, params string[] arguments)
    {
        string[] before = await IsPossible() ? ["unshare", .. Rights] : [];
        string[] command = [.. before, "dotnet", typeof(OwnNamespace).Assembly.Location, .. arguments];
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var trouble = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line) tell(line);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(await trouble);
    }
}
