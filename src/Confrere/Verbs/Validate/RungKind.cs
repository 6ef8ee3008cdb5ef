namespace Confrere.App.Verbs.Validate;

/// <summary>The ladder of proof, from the bottom.</summary>
internal enum RungKind
{
    Identities,
    Certified,
    Published,
    OtherSoftware,
    Invariances,
    Simulated,
    HostileInput,
}
