namespace Confrere.Protocols;

/// <summary>The names of this module's rows in the access table.</summary>
internal static class ProtocolsAccess
{
    public const string Read = "Protocols.Read";
    public const string Amend = "Protocols.Amend";
}
