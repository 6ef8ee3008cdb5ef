namespace Confrere.Drills;

/// <summary>What a loss drill counted. A broken promise is no result: the drill stops at it.</summary>
/// <param name="Doubles">Surveys sent by 32 at once.</param>
internal sealed record LossResult(int ServerKills, int DatabaseKills, int Acknowledged, int Stored, int Replayed, int Altered, int Doubles, TimeSpan Took)
{
    public int Kills => ServerKills + DatabaseKills;
}
