using Confrere.Kernel.Access;

namespace Confrere.App.Hosting;

/// <summary>The executable's own rows of the access table.</summary>
internal static class AppAccess
{
    public const string Audit = "app.audit";
    public const string Start = "app.start";

    public static readonly AccessRule[] Rules =
    [
        new(Audit, [Role.Auditor, Role.Administrator], "your institution's auditors and administrators",
            "participants, coaches, directors and analysts; and the log holds no name, answer or note for anyone to see"),
        new(Start, [], "", ""),
    ];
}
