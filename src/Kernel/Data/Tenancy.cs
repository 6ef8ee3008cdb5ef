using Confrere.Kernel.Identifiers;

namespace Confrere.Kernel.Data;

/// <summary>
/// Whose rows the current work may see. Unset means none at all: forgetting to say so shows nothing rather than everything.
/// Scoped: one for each request, job or verb.
/// </summary>
public sealed class Tenancy
{
    public InstitutionId? Institution { get; private set; }

    /// <summary>True only for work that belongs to no institution: the sequencer, message delivery, sign-in before the account is known.</summary>
    public bool SeesAll { get; private set; }

    public void Enter(InstitutionId institution) => (Institution, SeesAll) = (institution, false);

    public void EnterAsSystem() => (Institution, SeesAll) = (null, true);

    /// <summary>For the kernel's own services, which run in no scope.</summary>
    internal static Tenancy OfSystem()
    {
        var tenancy = new Tenancy();
        tenancy.EnterAsSystem();
        return tenancy;
    }
}
