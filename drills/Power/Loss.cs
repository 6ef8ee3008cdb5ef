namespace Confrere.Drills.Power;

/// <summary>What becomes of writes that no flush came after.</summary>
internal enum Loss
{
    AllUnflushed,
    SomeUnflushed,
    SomeTorn,
}
