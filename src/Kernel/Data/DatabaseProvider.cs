namespace Confrere.Kernel.Data;

public enum DatabaseProvider { Sqlite, PostgreSql }
