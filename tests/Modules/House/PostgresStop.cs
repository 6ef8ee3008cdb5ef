using Confrere.Modules.Tests.House;

[assembly: AssemblyFixture(typeof(PostgresStop))]

namespace Confrere.Modules.Tests.House;

/// <summary>Stops the tests' PostgreSQL after the last test. Left to the end of the process, it would be cut short and leave its folder behind.</summary>
public sealed class PostgresStop : IDisposable
{
    public void Dispose() => PostgresServer.StopIfStarted();
}
