using Confrere.Kernel.Access;

namespace Confrere.Allocation;

/// <summary>This module's rows in the access table.</summary>
internal static class AllocationAccess
{
    public const string Own = "Allocation.Own";

    public static readonly AccessRule OwnRule = new(
        Own, [Role.Participant],
        "you, and the coach whom you choose",
        "the programme's director, the analysts or your employer");

    public const string Custody = "Allocation.Custody";

    public static readonly AccessRule CustodyRule = new(
        Custody, [Role.Administrator, Role.Auditor],
        "your institution's administrators and auditors, who see the commitments and no share", "anybody else; and nobody sees a share before the seed is opened");

    public const string Override = "Allocation.Override";

    public static readonly AccessRule OverrideRule = new(
        Override, [Role.MatchDesk],
        "the match desk, and in the audit log the auditors and administrators", "the director, analysts and coaches");

    public const string Round = "Allocation.Round";

    public static readonly AccessRule RoundRule = new(
        Round, [Role.Director],
        "your institution's directors, as the number who wait", "anybody as names; and nobody sees before a round is closed what it will give to whom");

    public const string Flow = "Allocation.Flow";

    public static readonly AccessRule FlowRule = new(
        Flow, [Role.Director, Role.MatchDesk, Role.Analyst, Role.Auditor],
        "your institution's directors, match desk, analysts and auditors, as counts and participant codes",
        "anybody as names or answers; and where there are groups, nobody sees here which is which before its time");
}
