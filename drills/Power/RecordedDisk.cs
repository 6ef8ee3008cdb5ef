using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Confrere.Drills.Power;

/// <summary>
/// A disk in memory that keeps the order of its writes and flushes: one file of a file system that this process serves to the kernel
/// (FUSE), for a loop device to stand on. What is mounted from that is a real file system of the kernel's on a disk that remembers.
/// </summary>
/// <remarks>Needs root and /dev/fuse. One thread answers the kernel, so that the order in which it keeps them is the order in which it did them.</remarks>
internal sealed class RecordedDisk : IDisposable
{
    private const int LargestRequest = 1 << 18;
    private const int DetachNow = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SafeFileHandle _device;
    private readonly string _folder;
    private readonly FuseAnswers _answers;
    private readonly Thread _serving;

    /// <exception cref="InvalidOperationException">The kernel does not let this process serve a file system.</exception>
    public RecordedDisk(byte[] bytes, string folder)
    {
        (_folder, _answers) = (folder, new FuseAnswers(bytes));
        _device = File.OpenHandle("/dev/fuse", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (Mount("confrere-drill", folder, "fuse", 0, $"fd={_device.DangerousGetHandle()},rootmode=40000,user_id=0,group_id=0") != 0)
            throw new InvalidOperationException($"A file system of this process cannot be mounted (error {Marshal.GetLastPInvokeError()}).");
        _serving = new Thread(Serve) { IsBackground = true, Name = "recorded disk" };
        _serving.Start();
    }

    public string Path => System.IO.Path.Combine(_folder, FuseAnswers.FileName);

    /// <summary>How many events the disk was asked for so far.</summary>
    public int Position => _answers.Position;

    /// <summary>How many bytes were written so far.</summary>
    public long Written => _answers.Written;

    /// <summary>All events, once nothing uses the disk any more.</summary>
    public IReadOnlyList<DiskEvent> Events => _answers.Events;

    public void Dispose()
    {
        _ = Unmount(_folder, DetachNow);
        _serving.Join(Patience);
        _device.Dispose();
    }

    private void Serve()
    {
        const int Interrupted = 4, NoSuchRequest = 2, TryAgain = 11;
        var request = new byte[LargestRequest];
        while (true)
        {
            var length = Read(_device, request, request.Length);
            // Anything else means that the file system is gone.
            if (length < 0 && Marshal.GetLastPInvokeError() is not (Interrupted or NoSuchRequest or TryAgain)) return;
            if (length > 0 && _answers.To(request.AsSpan(0, (int)length)) is { } answer) _ = Write(_device, answer, answer.Length);
        }
    }

#pragma warning disable SYSLIB1054 // Generated marshalling would need unsafe code in the project for four calls.
    [DllImport("libc", EntryPoint = "mount", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Mount(string source, string target, string type, nuint flags, string data);

    [DllImport("libc", EntryPoint = "umount2", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmount(string target, int flags);

    [DllImport("libc", EntryPoint = "read", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Read(SafeFileHandle file, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(SafeFileHandle file, byte[] buffer, nint count);
#pragma warning restore SYSLIB1054
}
