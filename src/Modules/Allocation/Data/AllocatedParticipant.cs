namespace Confrere.Allocation.Data;

/// <summary>The arm of the programme's first draw, which decides how a participant starts.</summary>
internal sealed class AllocatedParticipant : DrawnParticipant;
