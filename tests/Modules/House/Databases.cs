using Confrere.Kernel.Data;

namespace Confrere.Modules.Tests.House;

/// <summary>Every use case runs on both: [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))].</summary>
public static class Databases
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
}
