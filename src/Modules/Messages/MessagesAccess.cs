using Confrere.Kernel.Access;

namespace Confrere.Messages;

/// <summary>This module's rows in the access table.</summary>
internal static class MessagesAccess
{
    public const string Own = "Messages.Own";

    public static readonly AccessRule OwnRule = new(
        Own, [Role.Participant],
        "you alone",
        "your coach, your employer or the programme's director, who sees of a mail whether it went out");
}
