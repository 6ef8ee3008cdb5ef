using System.Diagnostics;

namespace Confrere.Analysis.Features.AnalyseFile;

/// <summary>Prints a report to PDF by an installed Chromium. The page is our own file and asks for nothing.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Null when it worked; otherwise what is in the way.</summary>
    public static string? Print(string page, string pdf)
    {
        if (Find() is not { } program) return $"No PDF: Chromium was not found. Open {page} in a browser and print it.";
        var profile = Directory.CreateTempSubdirectory("confrere-print-");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer",
                $"--user-data-dir={profile.FullName}", $"--print-to-pdf={Path.GetFullPath(pdf)}", new Uri(Path.GetFullPath(page)).AbsoluteUri,
            ]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.ErrorDataReceived += (_, _) => { };
            process.OutputDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
            return File.Exists(pdf) ? null : $"No PDF: Chromium did not print {page}. Open it in a browser and print it.";
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names, Path.Combine).FirstOrDefault(File.Exists);
}
