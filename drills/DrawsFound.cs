namespace Confrere.Drills;

/// <param name="Allocated">In the programme that allocates each person by themselves.</param>
/// <param name="Rounds">That were closed in the other one.</param>
/// <param name="InRounds">People of those rounds.</param>
/// <param name="Second">Second draws.</param>
internal sealed record DrawsFound(int Allocated, int Rounds, int InRounds, int Second);
