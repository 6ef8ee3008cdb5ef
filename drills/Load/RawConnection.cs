using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Confrere.Drills.Load;

/// <summary>
/// One kept-open connection that sends finished bytes and reads the answer to its end: the least that a client can do, since it shares the
/// machine with the server that is measured.
/// </summary>
internal sealed class RawConnection(IPEndPoint server) : IDisposable
{
    private const int Broken = 0;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[1 << 16];

    /// <returns>The status; 0 when no answer came and the connection is of no more use.</returns>
    public async ValueTask<int> Send(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        try
        {
            if (!_socket.Connected) await _socket.ConnectAsync(server, cancellation);
            await _socket.SendAsync(request, cancellation);
            for (var length = 0; ;)
            {
                if (length == _buffer.Length) Array.Resize(ref _buffer, length * 2);
                var count = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellation);
                if (count == 0) return Broken;
                if (IsWhole(_buffer.AsSpan(0, length += count))) return Status(_buffer);
            }
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException) { return Broken; }
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        if (answer.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end)) return false;
        var head = answer[..end];
        if (head.IndexOf("\r\nContent-Length: "u8) is >= 0 and var at)
            return Utf8Parser.TryParse(head[(at + "\r\nContent-Length: "u8.Length)..], out int length, out _) && answer.Length >= end + 4 + length;
        // 204 has no body; anything else without a length comes in chunks, of which the last is empty.
        return head.IndexOf("\r\nTransfer-Encoding: chunked"u8) < 0 || answer.EndsWith("0\r\n\r\n"u8);
    }

    private static int Status(ReadOnlySpan<byte> answer) => Utf8Parser.TryParse(answer["HTTP/1.1 "u8.Length..], out int status, out _) ? status : Broken;
}
