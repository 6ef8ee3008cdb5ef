namespace Confrere.Allocation.Data;

/// <summary>The arm of the second draw, which decides when somebody's further sessions open.</summary>
internal sealed class BoosterDraw : DrawnParticipant;
