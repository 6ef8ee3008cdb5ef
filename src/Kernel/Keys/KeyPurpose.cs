namespace Confrere.Kernel.Keys;

/// <summary>What a key protects. One file each.</summary>
public enum KeyPurpose
{
    /// <summary>Names and addresses.</summary>
    Identity,

    /// <summary>The table that joins a person to a participant code. Destroying it anonymises the trial.</summary>
    Link,

    /// <summary>Answers at rest.</summary>
    Trial,

    /// <summary>The seed of the randomisation.</summary>
    Allocation,

    /// <summary>Coaching facts.</summary>
    Coaching,

    /// <summary>Commitments and heads of the audit log.</summary>
    Audit,
}
