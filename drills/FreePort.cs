using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Confrere.Drills;

internal static class FreePort
{
    // Below the ports that the system gives to connections that go out: a client that knocks where nobody listens yet may be given the very
    // port that it knocks at, reaches itself, and the server that comes back finds its port taken.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    /// <summary>A port of this machine that nobody listened on a moment ago.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(Lowest, Highest);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException) { }
        }
    }
}
