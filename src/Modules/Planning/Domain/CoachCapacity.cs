namespace Confrere.Planning.Domain;

/// <summary>Coaches that a delayed-start programme needs: the same people take both waves, so the larger wave decides.</summary>
internal static class CoachCapacity
{
    public static int Needed(int firstWave, int secondWave, int mostAtOnce) => (Math.Max(firstWave, secondWave) + mostAtOnce - 1) / mostAtOnce;
}
